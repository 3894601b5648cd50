// What is not drawn yet is drawn when somebody asks for it.

import { say } from '../../language/say.ts'

export function More({ onMore }: { onMore(): void }) {
  return (
    <button type="button" class="link" data-more onClick={onMore}>
      {say('messageMore')}
    </button>
  )
}
