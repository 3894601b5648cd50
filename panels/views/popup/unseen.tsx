// Why nothing is listed of a page that Lifeline does not see, and what to do about it.

import type { Sight } from '../../evidence/sight.ts'
import { type MessageName, say } from '../../language/say.ts'
import type { PopupActions } from './popup.tsx'

type Unseen = Exclude<Sight, 'seen'>

interface Way {
  readonly title: MessageName
  readonly why: MessageName
  readonly does?: {
    readonly name: MessageName
    readonly act: keyof PopupActions & ('allow' | 'capture' | 'reload')
  }
}

const ways: Readonly<Record<Unseen, Way>> = {
  'off-everywhere': {
    title: 'popupOffEverywhere',
    why: 'popupOffEverywhereWhy',
    does: { name: 'popupCaptureOn', act: 'capture' },
  },
  'off-site': { title: 'popupOffSite', why: 'popupOffSiteWhy' },
  withheld: { title: 'popupUnseen', why: 'popupWithheldWhy', does: { name: 'popupAllow', act: 'allow' } },
  files: { title: 'popupUnseen', why: 'popupFilesWhy' },
  closed: { title: 'popupUnseen', why: 'popupClosedWhy' },
  before: {
    title: 'popupBefore',
    why: 'popupBeforeWhy',
    does: { name: 'popupReload', act: 'reload' },
  },
}

export function Unseen({ sight, actions }: { sight: Unseen; actions: PopupActions }) {
  const { title, why, does } = ways[sight]
  return (
    <section role="status" data-unseen={sight}>
      <h2>{say(title)}</h2>
      <p>{say(why)}</p>
      {does && (
        <button type="button" class="main" data-action={does.act} onClick={() => actions[does.act]()}>
          {say(does.name)}
        </button>
      )}
    </section>
  )
}
