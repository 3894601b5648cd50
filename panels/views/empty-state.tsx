// What to do while there is nothing to see.

export function EmptyState() {
  return (
    <section class="list empty" aria-label="Sockets">
      <h2>No WebSocket yet</h2>
      <p>
        Lifeline records every WebSocket that this page constructs, from its first script on, and says why one
        closed before it opened.
      </p>
      <ul>
        <li>Reload the page with DevTools open, so that the network’s side is seen as well.</li>
        <li>Sockets that were constructed before the extension was installed are not seen.</li>
        <li>Sockets of shared and service workers are seen only as far as the browser’s network log goes.</li>
      </ul>
    </section>
  )
}
