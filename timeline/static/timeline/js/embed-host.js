// On the page of others, beside the frame: give the frame the height that it asks for.

window.addEventListener('message', function (event) {
  if (!event.data || event.data.negotiationTimeline !== 'height' || !(event.data.height > 0)) return
  document.querySelectorAll('iframe[data-negotiation-timeline]').forEach(function (frame) {
    if (frame.contentWindow === event.source) frame.height = Math.min(event.data.height, 100000)
  })
})
