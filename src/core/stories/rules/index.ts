// The rules about stories: the first that finds its fault speaks. One file a rule.

import type { StoryRule } from '../story.ts'
import { effectChurn } from './effect-churn.ts'
import { reconnectStorm } from './reconnect-storm.ts'
import { socketLeak } from './socket-leak.ts'

export const storyRules: readonly StoryRule[] = [reconnectStorm, effectChurn, socketLeak]
