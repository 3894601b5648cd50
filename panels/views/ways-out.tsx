// What still works where Chromium withholds its failure text because of another installed extension.

import type { Row } from '../store.ts'

export function WaysOut({ row }: { row: Row }) {
  if (row.diagnosis.case.handshake.cause?.is !== 'withheld') return null
  return (
    <section data-ways-out>
      <h3>Ways out</h3>
      <ul class="ways-out">
        <li>
          <b>A profile without it.</b> Profile picture → Add new profile → Continue without an account; there
          open <code>chrome://extensions</code>, switch on Developer mode, Load unpacked, choose Lifeline’s{' '}
          <code>dist/chromium</code>, and repeat this. An incognito window does not help.
        </li>
        <li>
          <b>Without it for a moment.</b> Switch extensions off at <code>chrome://extensions</code> and repeat
          this: the text is back at once, without a restart.
        </li>
        <li>
          <b>Firefox.</b> Lifeline sees the whole answer there, whatever else is installed.
        </li>
      </ul>
      <p class="probe-plan">
        Any extension that may watch or change requests has this effect, even one that does nothing: blockers
        of ads and trackers, editors of headers, proxy switchers, parental controls, some download managers
        and network inspectors. Lifeline cannot see which are installed, and asks for no permission to.
      </p>
    </section>
  )
}
