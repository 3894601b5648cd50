// @vitest-environment jsdom
// A verdict in a Turkish browser: title, sentence, evidence, advice and what stands below it.

import { cleanup, render } from '@testing-library/preact'
import { afterEach, expect, it } from 'vitest'
import { createStore } from '../../../panels/session/store.ts'
import { StoreContext } from '../../../panels/views/context.ts'
import { Why } from '../../../panels/views/why.tsx'
import { englishIn, speakTurkish } from '../../turkish.ts'
import { dashboard, factsOf } from '../views/dashboard-session.ts'

afterEach(cleanup)

it('tells a verdict, what else it could have been and the checklist in the reader’s language', () => {
  speakTurkish()
  const store = createStore({
    browser: 'chromium',
    send: () => undefined,
    schedule: queueMicrotask,
    now: () => 4200,
  })
  store.receive({ type: 'log', recording: true, facts: factsOf(dashboard) })
  const row = store.rows.value.find(({ socket }) => socket.id === 'd.2')
  if (!row) throw new Error('the session has no socket d.2')
  render(
    <StoreContext.Provider value={store}>
      <Why row={row} />
    </StoreContext.Provider>,
  )
  const text = (selector: string) =>
    document.querySelector(selector)?.textContent?.replace(/\s+/g, ' ').trim()
  expect(text('[data-verdict-title]')).toBe(
    'Açılmadan önce sayfa tarafından kapatıldı: iki kez çalışan bir effect',
  )
  expect(text('[data-verdict-sentence]')).toBe(
    'cleanup (useWebSocket.ts:47), kurucudan 18 ms sonra, readyState CONNECTING iken close() çağırdı; aynı URL’ye giden soket #3 bundan 1 ms sonra oluşturuldu ve açıldı. İki kez çalışan bir effect böyle görünür.',
  )
  expect(text('[data-hypothesis="page-closed"]')).toContain('Sayfa erken kapattı')
  expect(text('[data-question="url"]')).toContain('URL doğru mu?')
  for (const part of ['[data-verdict]', '.hypotheses', '[data-checklist]', '[data-siblings]', '.ladder'])
    expect(englishIn(text(part) ?? part), part).toEqual([])
})
