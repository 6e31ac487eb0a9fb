import {readdirSync, readFileSync} from 'node:fs'
import {dirname, join, relative, resolve, sep} from 'node:path'

import {describe, expect, test} from 'vitest'

/**
 * Who may import whom. The first row whose `from` matches a file rules it; `may` lists path prefixes inside the project,
 * a file's own row included only when listed. Arrows point at what is imported; nothing points back.
 */
interface Rule {
  from: string
  may: string[]
  /** True: only functions of their arguments here, so no Node module and no React. */
  pure?: boolean
}

/** What every inner part of the lake may know. */
const LAKE_CORE = ['src/lake/engine.ts', 'src/lake/errors.ts', 'src/lake/documentId.ts', 'src/lake/isRecord.ts']

const RULES: Rule[] = [
  {from: 'schemas/names.ts', may: [], pure: true},
  {from: 'schemas/', may: ['schemas/', 'src/portable-text/'], pure: true},
  {from: 'src/portable-text/', may: ['src/portable-text/', 'schemas/names.ts'], pure: true},
  {from: 'src/html/', may: ['src/html/'], pure: true},
  {from: 'src/render/', may: ['src/render/', 'src/portable-text/', 'src/html/', 'schemas/names.ts'], pure: true},
  {from: 'src/queries/', may: ['src/queries/', 'src/portable-text/', 'schemas/names.ts'], pure: true},
  {from: 'src/lake/mutations/', may: ['src/lake/mutations/', ...LAKE_CORE], pure: true},
  {from: 'src/lake/query/', may: ['src/lake/query/', ...LAKE_CORE], pure: true},
  {
    from: 'src/lake/store/',
    may: ['src/lake/store/', 'src/lake/mutations/', 'src/lake/query/', ...LAKE_CORE],
  },
  {from: 'src/fs/', may: []},
  {from: 'src/lake/', may: ['src/lake/', 'src/fs/']},
  {from: 'src/index.ts', may: ['src/portable-text/', 'src/render/', 'src/queries/', 'schemas/names.ts'], pure: true},
  {from: 'migrate/types.ts', may: ['migrate/types/'], pure: true},
  {
    from: 'migrate/types/',
    may: ['migrate/types/', 'src/portable-text/types.ts', 'migrate/convert/dialects.ts'],
    pure: true,
  },
  {
    from: 'migrate/convert/',
    may: ['migrate/convert/', 'migrate/types.ts', 'src/portable-text/', 'src/html/', 'schemas/names.ts'],
    pure: true,
  },
  {
    from: 'migrate/frontMatter/',
    may: ['migrate/frontMatter/', 'migrate/document/slug.ts', 'migrate/document/sourcePath.ts', 'migrate/types.ts'],
    pure: true,
  },
  {
    from: 'migrate/markdown/',
    may: [
      'migrate/markdown/',
      'migrate/convert/',
      'migrate/types.ts',
      'src/portable-text/',
      'src/html/',
      'schemas/names.ts',
    ],
    pure: true,
  },
  {
    from: 'migrate/read/',
    may: ['migrate/read/', 'migrate/document/caselessPath.ts', 'migrate/types.ts', 'migrate/errors.ts', 'src/fs/'],
  },
  {
    from: 'migrate/document/',
    may: ['migrate/document/', 'migrate/types.ts', 'src/portable-text/', 'schemas/names.ts'],
    pure: true,
  },
  {
    from: 'migrate/diff/',
    may: ['migrate/diff/', 'migrate/document/', 'migrate/plan/types.ts', 'migrate/types.ts'],
    pure: true,
  },
  {
    from: 'migrate/merge/',
    may: ['migrate/merge/', 'migrate/diff/', 'migrate/document/', 'migrate/plan/types.ts', 'migrate/types.ts'],
    pure: true,
  },
  {
    from: 'migrate/plan/',
    may: [
      'migrate/plan/',
      'migrate/merge/',
      'migrate/diff/',
      'migrate/document/',
      'migrate/types.ts',
      'src/portable-text/',
      'schemas/names.ts',
    ],
    pure: true,
  },
  {
    from: 'migrate/links/',
    may: ['migrate/links/', 'migrate/document/', 'migrate/types.ts', 'src/portable-text/'],
    pure: true,
  },
  {
    from: 'migrate/init/',
    may: ['migrate/init/', 'migrate/frontMatter/', 'migrate/config/presets.ts', 'migrate/types.ts'],
    pure: true,
  },
  {
    from: 'migrate/config/',
    may: [
      'migrate/config/',
      'migrate/convert/dialects.ts',
      'migrate/convert/options.ts',
      'migrate/frontMatter/date/timeZone.ts',
      'migrate/document/sha256.ts',
      'migrate/errors.ts',
      'migrate/types.ts',
    ],
  },
  {
    from: 'migrate/write/',
    may: [
      'migrate/write/',
      'migrate/links/',
      'migrate/plan/',
      'migrate/document/',
      'migrate/types.ts',
      'migrate/errors.ts',
      'src/fs/',
      'src/portable-text/',
      'schemas/names.ts',
    ],
  },
  {
    from: 'migrate/status/',
    may: ['migrate/status/', 'migrate/plan/', 'migrate/document/', 'migrate/types.ts', 'schemas/names.ts'],
  },
  {
    from: 'migrate/saved/',
    may: [
      'migrate/saved/',
      'src/fs/',
      'migrate/plan/',
      'migrate/read/recordPath.ts',
      'migrate/write/images/loadLocalImage.ts',
      'migrate/types.ts',
      'migrate/errors.ts',
    ],
  },
  {
    from: 'migrate/verify/',
    may: [
      'migrate/verify/',
      'migrate/status/',
      'migrate/merge/',
      'migrate/diff/',
      'migrate/plan/',
      'migrate/document/',
      'migrate/write/retry.ts',
      'migrate/types.ts',
      'src/render/',
      'src/html/decodeReferences.ts',
      'src/portable-text/',
    ],
  },
  {
    from: 'migrate/rollback/',
    may: [
      'migrate/rollback/',
      'migrate/diff/',
      'migrate/plan/types.ts',
      'migrate/write/mapConcurrently.ts',
      'migrate/types.ts',
      'schemas/names.ts',
    ],
  },
  {
    from: 'migrate/check/',
    may: [
      'migrate/check/',
      'migrate/convert/createConverter.ts',
      'migrate/convert/options.ts',
      'migrate/readFrontMatter.ts',
      'migrate/frontMatter/',
      'migrate/document/',
      'migrate/plan/classifyImage.ts',
      'migrate/write/images/inspectImages.ts',
      'migrate/types.ts',
      'schemas/index.ts',
      'schemas/extendSchema.ts',
      'schemas/names.ts',
    ],
  },
  {
    from: 'migrate/export/io/',
    may: [
      'src/fs/',
      'migrate/export/',
      'migrate/document/',
      'migrate/write/readDataset.ts',
      'migrate/write/retry.ts',
      'migrate/types.ts',
      'migrate/errors.ts',
      'schemas/names.ts',
    ],
  },
  {
    from: 'migrate/export/',
    may: [
      'migrate/export/',
      'migrate/frontMatter/',
      'migrate/readFrontMatter.ts',
      'migrate/convert/dialects.ts',
      'migrate/convert/toPortableText.ts',
      'migrate/markdown/',
      'migrate/document/',
      'migrate/plan/classifyImage.ts',
      'migrate/types.ts',
      'src/portable-text/',
      'schemas/names.ts',
    ],
    pure: true,
  },
  {
    from: 'migrate/report/',
    may: [
      'migrate/report/',
      'migrate/init/surveyCollection.ts',
      'migrate/types.ts',
      'migrate/errors.ts',
      'migrate/exitCodes.ts',
    ],
  },
  {
    from: 'migrate/target/',
    may: ['migrate/target/', 'migrate/errors.ts', 'migrate/exitCodes.ts', 'src/fs/', 'src/lake/index.ts'],
  },
  {
    from: 'migrate/',
    may: [
      'migrate/',
      'src/fs/',
      'src/render/',
      'src/lake/index.ts',
      'src/portable-text/',
      'schemas/names.ts',
      'schemas/extendSchema.ts',
    ],
  },
  {from: 'studio/start.ts', may: ['studio/serve/', 'src/lake/index.ts']},
  {from: 'studio/serve/', may: ['studio/serve/', 'src/lake/index.ts']},
  {
    from: 'studio/',
    may: [
      'studio/',
      'schemas/',
      'src/portable-text/',
      'src/queries/',
      'src/render/',
      'migrate/convert/index.ts',
      'migrate/document/slug.ts',
    ],
  },
]

const ROOT = resolve(import.meta.dirname, '..')
const FOLDERS = ['schemas', 'src', 'migrate', 'studio']

const files = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), {recursive: true, encoding: 'utf8'})
    .filter((name) => /\.tsx?$/.test(name) && !/(^|\/)(dist|node_modules|\.sanity)\/|\.generated\.ts$/.test(name))
    .map((name) => join(folder, name).split(sep).join('/')),
)

/** Every module specifier of a file: static and dynamic imports, and re-exports. */
function specifiersOf(file: string): string[] {
  const text = readFileSync(join(ROOT, file), 'utf8')
  return [...text.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*(['"])([^'"\n]+)\1/g)].map((match) => match[2] ?? '')
}

function ruleOf(file: string): Rule | undefined {
  return RULES.find((rule) => file === rule.from || (rule.from.endsWith('/') && file.startsWith(rule.from)))
}

describe('dependency arrows', () => {
  test('every source file is ruled', () => {
    expect(files.length).toBeGreaterThan(0)
    expect(files.filter((file) => !ruleOf(file))).toEqual([])
  })

  test('no file imports against the arrows', () => {
    const broken = files.flatMap((file) =>
      specifiersOf(file)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) =>
          relative(ROOT, resolve(ROOT, dirname(file), specifier))
            .split(sep)
            .join('/'),
        )
        .filter((target) => target !== 'package.json')
        .filter((target) => !ruleOf(file)?.may.some((prefix) => target === prefix || target.startsWith(prefix)))
        .map((target) => `${file} → ${target}`),
    )
    expect(broken).toEqual([])
  })

  test('pure folders reach neither Node nor React nor the network', () => {
    const broken = files
      .filter((file) => ruleOf(file)?.pure)
      .flatMap((file) =>
        specifiersOf(file)
          .filter((specifier) => /^(node:|react|sanity$|sanity\/|@sanity\/client$|hono|ws$|sharp$)/.test(specifier))
          .map((specifier) => `${file} → ${specifier}`),
      )
    expect(broken).toEqual([])
  })
})
