// One press copies the citation, where the browser allows it.

const section = document.querySelector('.cite')
const button = section?.querySelector('button')

if (button && navigator.clipboard) {
  button.parentElement.hidden = false
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(section.querySelector('[data-copy]').textContent)
    section.querySelector('[role="status"]').textContent = button.dataset.copied
    button.textContent = button.dataset.copied
  })
}
