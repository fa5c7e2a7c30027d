// "What was known on": the same form with a slider over the days of the reports.

const form = document.querySelector('form.known')
const { first, last } = form?.dataset ?? {}
const DAY = 86400000

if (first && last && first < last) {
  const date = form.elements.as_of
  const slider = document.createElement('input')
  slider.type = 'range'
  slider.max = Math.round((Date.parse(last) - Date.parse(first)) / DAY)
  slider.className = 'slider'
  slider.setAttribute('aria-labelledby', 'known-label')
  const dayAt = number => new Date(Date.parse(first) + number * DAY).toISOString().slice(0, 10)
  const lang = document.documentElement.lang
  const words = new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { dateStyle: 'long', timeZone: 'UTC' })
  const follow = () => {
    slider.value = date.value ? (Date.parse(date.value) - Date.parse(first)) / DAY : slider.max
    slider.setAttribute('aria-valuetext', words.format(Date.parse(dayAt(slider.value))))
  }
  slider.addEventListener('input', () => {
    date.value = dayAt(slider.value)
    slider.setAttribute('aria-valuetext', words.format(Date.parse(date.value)))
  })
  slider.addEventListener('change', () => document.dispatchEvent(new CustomEvent('known-changed')))
  date.addEventListener('change', follow)
  document.addEventListener('list-changed', follow)
  form.querySelector('.slide').append(slider)
  follow()
}
