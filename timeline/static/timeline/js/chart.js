// The overview and the list move together: what is under the pointer or has the focus in one is marked in the other.
// Within the overview the arrow keys go from mark to mark, so that the Tab key passes it in one step.

const marks = () => [...document.querySelectorAll('.overview .mark')]
const entryOf = mark => document.getElementById('event-' + mark.dataset.event)
const markOf = entry => document.querySelector(`.overview .mark[data-event="${entry.id.slice('event-'.length)}"]`)
const still = matchMedia('(prefers-reduced-motion: reduce)')

const regionOf = mark => mark.closest('.overview-scroll')

function mark (target) {
  for (const each of document.querySelectorAll('.is-marked')) each.classList.remove('is-marked')
  const at = target.closest?.('.overview .mark, article.event')
  if (!at) return
  const other = at.matches('.mark') ? entryOf(at) : markOf(at)
  for (const each of [at, other]) each?.classList.add('is-marked')
  if (other?.matches('.mark')) reveal(other)
}

// How far the scrolled part of the overview has to move to show a mark; 0 where it is seen.
function hidden (mark) {
  const here = mark.getBoundingClientRect()
  const frame = regionOf(mark).getBoundingClientRect()
  const names = regionOf(mark).querySelector('.overview-names').getBoundingClientRect().width
  const right = getComputedStyle(mark).direction === 'rtl'
  const low = frame.left + (right ? 0 : names)
  const high = frame.right - (right ? names : 0)
  return here.left < low ? here.left - low - 24 : here.right > high ? here.right - high + 24 : 0
}

// Bring a mark into the scrolled part of the overview, never moving the page.
function reveal (mark, behavior = still.matches ? 'auto' : 'smooth') {
  const by = hidden(mark)
  if (by) regionOf(mark).scrollBy({ left: by, behavior })
}

// A narrow screen does not begin with a part of the overview in which there is nothing.
function begin () {
  const all = marks()
  if (all.length && all.every(hidden)) reveal(all[0], 'auto')
}

function rove () {
  marks().forEach((mark, place) => mark.setAttribute('tabindex', place ? '-1' : '0'))
}

function go (event) {
  const all = marks()
  const place = all.indexOf(event.target.closest('.mark'))
  if (place < 0) return
  const forward = getComputedStyle(event.target).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  const back = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft'
  const next = { [forward]: place + 1, [back]: place - 1, ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: all.length - 1 }[event.key]
  if (next === undefined) return
  event.preventDefault()
  const to = all[Math.min(Math.max(next, 0), all.length - 1)]
  all[place].setAttribute('tabindex', '-1')
  to.setAttribute('tabindex', '0')
  to.focus({ preventScroll: true })
  reveal(to)
}

let last = ''  // where the pointer was: the page moving under a resting pointer points at nothing
document.addEventListener('pointerover', event => {
  const here = `${event.screenX} ${event.screenY}`
  if (here !== last) mark(event.target)
  last = here
})
document.addEventListener('focusin', event => mark(event.target))
document.addEventListener('keydown', event => { if (event.target.closest?.('.overview .mark')) go(event) })
document.addEventListener('list-changed', rove)
document.addEventListener('list-changed', begin)
rove()
requestAnimationFrame(() => setTimeout(begin))  // once the page is laid out, not to have that done in one long task
