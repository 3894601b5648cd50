// Every format, the most particular first: the last one takes any line that holds a time.

import type { Format } from '../line.ts'
import { access } from './access.ts'
import { application } from './application.ts'
import { daphne } from './daphne.ts'
import { jsonLines } from './json-lines.ts'
import { nginxError } from './nginx-error.ts'
import { runserver } from './runserver.ts'
import { uvicorn } from './uvicorn.ts'

export const formats: readonly Format[] = [
  jsonLines,
  daphne,
  access,
  nginxError,
  runserver,
  uvicorn,
  application,
]
