// npm run schema:session: writes docs/session-file.schema.json, the JSON Schema of a session file's lines, from
// the schemas that the files are read by.

import { writeFile } from 'node:fs/promises'
import { type JsonSchema, toJsonSchema } from '@valibot/to-json-schema'
import type * as v from 'valibot'
import { factSchemas } from '../src/core/decode.ts'
import { headerSchema } from '../src/core/file/header.ts'

function schemaOf(schema: v.GenericSchema): JsonSchema {
  const { $schema: _, ...rest } = toJsonSchema(schema, {
    // JSON has no other numbers than finite ones, and a safe integer is an integer with bounds.
    ignoreActions: ['finite'],
    overrideAction: ({ valibotAction, jsonSchema }) =>
      valibotAction.type === 'safe_integer'
        ? { ...jsonSchema, type: 'integer', maximum: Number.MAX_SAFE_INTEGER }
        : undefined,
  })
  return rest
}

/** The schema as the text of the published file. */
export function sessionSchema(): string {
  const facts = [...factSchemas].map(([kind, schema]) => ({ title: kind, ...schemaOf(schema) }))
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A line of a Lifeline session file (JSON Lines)',
    description:
      'The first line is the header, every other one a fact. Times are milliseconds since the Unix epoch, sizes are bytes.',
    anyOf: [{ $ref: '#/definitions/header' }, { $ref: '#/definitions/fact' }],
    definitions: {
      header: { title: 'The first line', ...schemaOf(headerSchema) },
      fact: { title: 'Every other line', anyOf: facts },
    },
  }
  return `${JSON.stringify(schema, null, 2)}\n`
}

if (process.argv[1] === new URL(import.meta.url).pathname)
  await writeFile(new URL('../docs/session-file.schema.json', import.meta.url), sessionSchema())
