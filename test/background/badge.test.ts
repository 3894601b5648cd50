// The number on the toolbar button, as the browser is told of it.

import { describe, expect, it } from 'vitest'
import { type Action, Badges } from '../../src/background/badge.ts'

function newBadges(setBadgeText?: Action['setBadgeText']) {
  const told: [tab: number, text: string][] = []
  const badges = new Badges({
    setBadgeBackgroundColor: async () => undefined,
    setBadgeText: setBadgeText ?? (async ({ tabId, text }) => void told.push([tabId, text])),
  })
  return { badges, told }
}

describe('the badges', () => {
  it('are told to the browser where they change, a tab at a time', async () => {
    const { badges, told } = newBadges()
    for (const [tab, flagged] of [
      [1, 0],
      [1, 0],
      [2, 2],
      [1, 1],
      [1, 1],
      [1, 0],
    ] as const)
      await badges.show(tab, flagged)
    expect(told).toEqual([
      [1, ''],
      [2, '2'],
      [1, '1'],
      [1, ''],
    ])
  })

  it('are told again for another page, for which the browser took them away, unless there was none', async () => {
    const { badges, told } = newBadges()
    await badges.show(1, 3)
    badges.left(1)
    await badges.show(1, 3)
    await badges.show(2, 0)
    badges.left(2)
    await badges.show(2, 0)
    expect(told).toEqual([
      [1, '3'],
      [1, '3'],
      [2, ''],
    ])
  })

  it('of a tab that is gone are nobody’s trouble; what else the browser refuses is told', async () => {
    const refuse = (message: string) => newBadges(() => Promise.reject(new Error(message))).badges.show(1, 1)
    await refuse('No tab with id: 1.')
    await expect(refuse('quota')).rejects.toThrow('quota')
  })
})
