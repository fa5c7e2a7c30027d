// Filters, pages and windows of the overview without a reload: fetch the same address, take over its parts.

const results = () => document.querySelector('[data-part="results"]')
const form = document.querySelector('form[data-filters]')
const known = document.querySelector('form.known')
const live = document.querySelector('[data-live]')
const touched = new Set() // fields that somebody has gone on to change while the list is being fetched
let asking = null
let listed = withoutPlace(location.href)

// An address but for the place within the page, which needs no other list.
function withoutPlace (address) {
  return address.split('#')[0]
}

function addressOf (asked) {
  const pairs = [...new FormData(asked)].filter(([name, value]) => value !== '' && !(name === 'order' && value === 'date'))
  const query = new URLSearchParams(pairs).toString()
  return asked.action + (query ? '?' + query : '')
}

async function show (address, { push = true, focus = true } = {}) {
  asking?.abort()
  touched.clear()
  const mine = asking = new AbortController()
  results().setAttribute('aria-busy', 'true')
  let page
  try {
    const answer = await fetch(address, { signal: mine.signal, headers: { Accept: 'text/html' } })
    if (!answer.ok || answer.redirected) throw new Error('not a list')
    page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  } catch (fault) {
    if (fault.name !== 'AbortError') location.assign(address) // the server's own page says what is wrong
    return
  }
  if (!page.querySelector('[data-part="results"]')) {
    location.assign(address)
    return
  }
  if (push) history.pushState({}, '', address)
  listed = withoutPlace(location.href)
  document.title = page.title
  take(page)
  const heading = document.getElementById('results')
  live.textContent = heading.textContent.trim()
  if (focus) heading.focus()
  asking = null
  document.dispatchEvent(new CustomEvent('list-changed'))
}

// Parts are replaced whole; the form stays, so that nobody loses the place where they are typing.
function take (page) {
  for (const part of page.querySelectorAll('[data-part]')) {
    document.querySelector(`[data-part="${part.dataset.part}"]`)?.replaceWith(document.adoptNode(part))
  }
  for (const count of page.querySelectorAll('[data-count]')) {
    const here = document.querySelector(`[data-count="${CSS.escape(count.dataset.count)}"]`)
    if (here) {
      here.textContent = count.textContent
      here.className = count.className
    }
  }
  for (const name of ['form[data-filters]', 'form.known']) fill(document.querySelector(name), page.querySelector(name))
  for (const link of page.querySelectorAll('.languages a')) {
    document.querySelector(`.languages a[hreflang="${link.hreflang}"]`)?.setAttribute('href', link.getAttribute('href'))
  }
}

function fill (here, there) {
  if (!here || !there) return
  for (const hidden of here.querySelectorAll('input[type="hidden"]')) hidden.remove()
  for (const hidden of there.querySelectorAll('input[type="hidden"]')) here.prepend(document.adoptNode(hidden))
  for (const field of there.querySelectorAll('input:not([type="hidden"]), select')) {
    const mine = [...here.elements].find(each => each.name === field.name && (field.type !== 'checkbox' || each.value === field.value))
    if (!mine || touched.has(mine)) continue
    if (field.type === 'checkbox') mine.checked = field.checked
    else mine.value = field.value
  }
}

if (form && results()) {
  document.addEventListener('input', event => touched.add(event.target))
  for (const asked of [form, known]) {
    asked?.addEventListener('submit', event => {
      event.preventDefault()
      show(addressOf(asked))
    })
  }
  form.addEventListener('change', event => {
    if (event.target.matches('input[type="checkbox"], select')) show(addressOf(form), { focus: false })
  })
  document.addEventListener('click', event => {
    const link = event.target.closest?.('.active a, .zooms a, .overview-name a, .pager a, .cluster')
    if (!link || !results().contains(link) || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    show(new URL(link.getAttribute('href'), location.href).href)
  })
  document.addEventListener('known-changed', () => show(addressOf(known), { focus: false }))
  window.addEventListener('popstate', () => { // fires too on the way to a mark's event, in the same list
    if (asking || withoutPlace(location.href) !== listed) show(location.href, { push: false, focus: false })
  })
}
