// A valid 101, and then bytes that are no WebSocket frame, or not one a server may send.

import { scenario as badCloseCode } from '../scenarios/bad-close-code.ts'
import { scenario as badDeflate } from '../scenarios/bad-deflate.ts'
import { scenario as badOpcode } from '../scenarios/bad-opcode.ts'
import { scenario as httpAfter101 } from '../scenarios/http-after-101.ts'
import { scenario as invalidUtf8 } from '../scenarios/invalid-utf8.ts'
import { scenario as maskedFrame } from '../scenarios/masked-frame.ts'
import { scenario as oversizeControl } from '../scenarios/oversize-control.ts'
import { scenario as rsv1Frame } from '../scenarios/rsv1-frame.ts'
import { scenario as rsv1FrameAtOnce } from '../scenarios/rsv1-frame-at-once.ts'
import { scenario as second101 } from '../scenarios/second-101.ts'
import type { ScenarioGroup } from '../scenarios.ts'

export const brokenFrames: ScenarioGroup = {
  title: 'Accepted, then the protocol is broken',
  scenarios: [
    second101,
    maskedFrame,
    rsv1Frame,
    rsv1FrameAtOnce,
    badOpcode,
    invalidUtf8,
    oversizeControl,
    httpAfter101,
    badDeflate,
    badCloseCode,
  ],
}
