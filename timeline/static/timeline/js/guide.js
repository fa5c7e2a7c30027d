// The reference of the API has dark colours of its own, by a class: it follows what the reader's system asks for.
// In the head and no module, so that the page is never painted in the wrong colours first.

const dark = matchMedia('(prefers-color-scheme: dark)')
const follow = () => document.documentElement.classList.toggle('dark-mode', dark.matches)
dark.addEventListener('change', follow)
follow()
