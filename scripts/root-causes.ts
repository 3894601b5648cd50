// npm run table:root-causes: writes docs/root-causes.md from the lab's scenarios and the list of root causes.

import { writeFile } from 'node:fs/promises'
import { rootCauseTable } from '../test/lab/root-cause-table.ts'

await writeFile(new URL('../docs/root-causes.md', import.meta.url), rootCauseTable())
