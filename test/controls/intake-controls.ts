import { type Control, inFile } from './control.ts'

const SAFETY = 'test/core/formats/feed-safety.test.ts'

/** What strangers wrote: files, feeds, PDFs, and what is shown of them. */
export const intakeControls: readonly Control[] = [
  {
    says: 'Files are parsed in a thread that is stopped past its time or memory; packed ones are unpacked up to a limit',
    test: 'test/host/parse-file.test.ts',
    breaks: [
      ...inFile('src/main/host/parse-file.ts', {
        without: 'a memory',
        take: 'resourceLimits: { maxOldGenerationSizeMb: heapMb, maxYoungGenerationSizeMb: 48, stackSizeMb: 4 },',
        put: '',
      }),
      ...inFile('src/main/host/watch-cpu.ts', {
        without: 'a time',
        take: '(user + system) / 1_000 > budgetMs',
        put: 'false',
      }),
      ...inFile('src/main/core/intake/formats/reading/byte-source.ts', {
        without: 'a size of what is read as one text',
        take: 'if (total > length && tooLong() ===',
        put: `if (length === SAMPLE_BYTES && total > length && tooLong() ===`,
        test: 'test/core/formats/refusals.test.ts',
      }),
    ],
  },
  {
    says: 'XML: entities of a document’s own refused, nothing it names is fetched, depth and number of elements capped',
    test: 'test/core/formats/hostile-input.test.ts',
    breaks: [
      ...inFile(
        'src/main/core/intake/formats/reading/lenient-xml.ts',
        {
          without: 'the refusal of entities',
          take: '/<!ENTITY/i.test(text.slice(at, end))',
          put: 'false',
          test: 'test/core/formats/feed-leniency.test.ts',
        },
        {
          without: 'a depth',
          take: 'const MAX_DEPTH = 200',
          put: 'const MAX_DEPTH = 1e9',
          test: 'test/core/formats/feed-leniency.test.ts',
        },
        {
          without: 'a number of elements',
          take: '++elements > MAX_ELEMENTS',
          put: '++elements < 0',
          test: 'test/core/formats/feed-leniency.test.ts',
        },
        {
          without: 'a number of prefixes',
          take: 'element.scope.size > MAX_PREFIXES',
          put: 'false',
          test: 'test/core/feeds/opml.test.ts',
        },
      ),
      ...inFile('src/main/core/intake/formats/reading/xml-tree.ts', {
        without: 'the refusal of a DOCTYPE',
        take: `throw trouble('it has a DOCTYPE, which no feed needs and which can be used for attacks')`,
        put: `at = text.indexOf('>', at) + 1`,
        test: 'test/core/formats/arxiv.test.ts',
      }),
    ],
  },
  {
    says: 'Of a paper no more is taken than papers have: its title, names, texts, addresses and lists have an end',
    test: 'test/core/formats/hostile-input.test.ts',
    breaks: inFile('src/main/core/intake/recognized.ts', {
      without: 'the bounds',
      take: 'const facts = boundedFacts(entry.facts)',
      put: 'const facts = entry.facts',
      only: 'no paper has more',
    }),
  },
  {
    says: 'HTML of feeds is written anew by an allowlist; addresses of the web and of mail alone',
    test: SAFETY,
    breaks: [
      ...inFile(
        'src/main/core/intake/formats/feed/safe-html.ts',
        { without: 'the list of elements', take: 'if (silent > 0 || !KEPT.has(name)) return\n      html', put: 'html' },
        { without: 'escaped text', take: 'html += escaped(text)', put: 'html += text' },
        {
          without: 'a look at addresses',
          take: 'address?.trim() : resolved(address, base)',
          put: 'address?.trim() : address',
        },
      ),
      ...inFile('src/main/core/intake/formats/feed/addresses.ts', {
        without: 'schemes of the web alone',
        take: "/^[^/?#]*:/.test(text.replace(UNSEEN, '')) ? null : text",
        put: 'text',
      }),
    ],
  },
  {
    says: 'HTML becomes elements in one component only, cleaned at the last moment by an allowlist',
    test: 'test/e2e/hostile.e2e.ts',
    breaks: [
      ...inFile(
        'src/renderer/ui/safe-html.tsx',
        {
          without: 'the cleaning',
          only: 'the one place',
          take: 'purifier.sanitize(html, { ALLOWED_TAGS, ALLOWED_ATTR, ALLOWED_URI_REGEXP: /^(?:https?|mailto):/i })',
          put: 'html',
        },
        {
          without: 'the list of elements',
          take: 'purifier.sanitize(html, { ALLOWED_TAGS, ',
          put: 'purifier.sanitize(html, { ',
          only: 'the one place',
        },
      ),
      ...inFile('.oxlintrc.json', {
        without: 'one component',
        take: '"react/no-danger": "error"',
        put: '"react/no-danger": "off"',
        test: 'test/architecture/lint.test.ts',
      }),
    ],
  },
  {
    says: 'PDFs are read, and what is appended to one is made, in a process that is killed past its time or memory and with whoever waits for it, two at once, without the environment; it writes nothing and starts nothing',
    test: 'test/host/pdf-reader-trouble.test.ts',
    breaks: [
      ...inFile(
        'src/main/host/pdf-reader-process.ts',
        { without: 'the ban on writing', take: `'--allow-worker',`, put: `'--allow-worker', '--allow-fs-write=*',` },
        {
          without: 'the ban on starting programs',
          take: `'--allow-worker',`,
          put: `'--allow-worker', '--allow-child-process',`,
        },
        {
          without: 'an empty environment',
          take: `env: {},\n    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],`,
          put: `env: process.env,\n    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],`,
        },
        { without: 'a kill that cannot be refused', take: `child.kill('SIGKILL')`, put: `child.kill('SIGCONT')` },
      ),
      ...inFile(
        'src/main/host/ask-reader.ts',
        {
          without: 'the end of one that is too slow',
          take: `setTimeout(onLate, question.wallMs)`,
          put: 'setTimeout(() => undefined, 1)',
        },
        { without: 'two at once', take: 'running < MOST_AT_ONCE', put: 'running < 99' },
      ),
      ...inFile(
        'src/main/workers/pdf/watchdog.ts',
        {
          without: 'the end of one whose parent is gone',
          take: `if (process.ppid !== workerData.parent) end('')`,
          put: '',
        },
        {
          without: 'an end that nobody hears',
          take: '  } catch {\n    // Nobody is left to read it.\n  }',
          put: '  } finally {\n  }',
        },
        { without: 'its own clock', take: '|| Date.now() > workerData.until', put: '' },
        { without: 'its own measure of computing', take: '(user + system) / 1000 > workerData.cpuMs ||', put: '' },
        { without: 'its own measure of memory', take: 'process.memoryUsage.rss() > workerData.maxBytes', put: 'false' },
      ),
      ...inFile('src/main/electron/utility-reader.ts', {
        without: 'an empty environment in Electron',
        take: 'env: {},',
        put: 'env: process.env as Record<string, string>,',
        test: 'test/electron/app.test.ts',
        only: 'read in a process of its own',
      }),
    ],
  },
  {
    says: 'The pages and annotations of a PDF have an end: circles are left, what is listed twice is one',
    test: 'test/host/hostile-pdfs.test.ts',
    breaks: [
      ...inFile('src/main/core/pdfs/file/pages.ts', {
        without: 'a look for circles',
        take: '(key !== null && above.has(key))',
        put: 'false',
      }),
      ...inFile('src/main/core/pdfs/marks/file-annotations.ts', {
        without: 'a look for what is listed twice',
        take: 'if (key !== null && known.has(key)) continue',
        put: '',
      }),
    ],
  },
  {
    says: 'Of a PDF nothing runs and nothing is asked of the network: no scripts, no XFA, no launch actions; links of the web and of mail alone',
    test: 'test/e2e/hostile.e2e.ts',
    breaks: [
      ...inFile('src/main/workers/pdf/open-pdf.ts', {
        without: 'the refusal of XFA by the reading process',
        take: 'enableXfa: false',
        put: 'enableXfa: true',
        test: 'test/host/read-pdf.test.ts',
      }),
    ],
  },
  {
    says: 'Of a watched folder, files are copied in, links are not followed, and nothing is written there; off unless the reader names one',
    test: 'test/host/watched-folder.test.ts',
    breaks: inFile(
      'src/main/host/watched-folder.ts',
      { without: 'a refusal of links', take: 'entry.isFile() && PAPERS', put: 'PAPERS' },
      { without: 'a refusal of hidden files', take: `entry.name.startsWith('.') || `, put: '' },
      {
        without: 'copies',
        take: 'await copyFile(path, library.uploadPath(upload))',
        put: 'await rename(path, library.uploadPath(upload))',
      },
      { without: 'a second look', take: ' || before.get(path) !== mark', put: '' },
    ),
  },
  {
    says: 'PDFs that a bibliography names are opened by the command line alone, inside its folder or one the reader names, links followed first',
    test: 'test/host/cli-named-files.test.ts',
    breaks: inFile(
      'src/main/cli/named-files.ts',
      {
        without: 'a look at the folder',
        take: 'roots.some(allowed => isInside(allowed, real))',
        put: 'true',
        only: 'left alone',
      },
      {
        without: 'links followed first',
        take: 'await realpath(isAbsolute(path) ? path : join(root, path)).catch(() => null)',
        put: 'isAbsolute(path) ? path : join(root, path)',
        only: 'left alone',
      },
    ),
  },
  {
    says: 'A paper of another library is checked whole before any of it is taken in: its addresses are of the web, nothing in it stands twice',
    test: 'test/core/intake/records.test.ts',
    breaks: inFile(
      'src/main/core/intake/formats/paper-record.ts',
      { without: 'addresses of the web', take: '(webAddress(url) === null ? null : url)', put: 'url' },
      { without: 'a look for what stands twice', take: 'if (twice !== null)', put: 'if (twice === "")' },
    ),
  },
  {
    says: 'Templates of Markdown have values, lists and nothing else',
    test: 'test/core/export/template.test.ts',
    breaks: inFile(
      'src/main/core/export/template.ts',
      { without: 'known names alone', take: 'if (inside === undefined)', put: 'if (false)' },
      { without: 'a depth', take: 'open.length > DEEPEST', put: 'false' },
    ),
  },
  {
    says: 'Pictures of the last place in a PDF are kept by the window (at most 60), and of papers closed a moment ago in its memory, for the same address only; they hold what the file shows and nothing runs in them',
    test: 'test/e2e/reader-views.e2e.ts',
    breaks: inFile('src/renderer/reader/raster/kept-views.ts', {
      without: 'a number of them',
      take: 'if (surplus <= 0) return',
      put: 'if (surplus <= 1e9) return',
      only: 'pages lie as the reader wants them',
    }),
  },
]
