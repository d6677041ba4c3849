import { z } from 'zod'
import { EDITION_SPANS } from './feed.ts'
import { command, query } from './method.ts'
import { ANNOUNCE_TYPES } from './paper.ts'
import { none, paperId, uploadId } from './shapes.ts'
import { RULE_ACTIONS, type RuleCondition, type RuleId } from './rule.ts'

/** Methods about feeds, editions, signals and rules, with the shapes of their arguments. */

const id = z.string().trim().min(1).max(200)
const text = z.string().trim().min(1).max(200)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

const ruleId = z
  .string()
  .min(1)
  .max(64)
  .transform(id => id as RuleId)

const feedAddition = z
  .object({
    /** "daily-papers", an arXiv category or query ("au:lovelace"), the address of a feed or of a page that has one. */
    reference: z.string().min(1).max(2_000),
    folder: text.nullable().optional(),
    name: text.optional(),
  })
  .strict()

const feedChange = z
  .object({
    id,
    name: text.optional(),
    folder: text.nullable().optional(),
    paused: z.boolean().optional(),
    muted: z.boolean().optional(),
  })
  .strict()

const editionRequest = z
  .object({
    span: z.enum(EDITION_SPANS),
    /** Any day of the day, week or month meant; later than today (UTC) means the newest. Not for 'trending' and 'search'. */
    date: day.optional(),
    /** For 'search', and nothing else. */
    query: z.string().trim().min(1).max(250).optional(),
  })
  .strict()

const editionFilter = z
  .object({
    kind: id.optional(),
    span: z.enum(EDITION_SPANS).optional(),
    feed: id.optional(),
    /** Editions of earlier days alone: the way to the next page. */
    before: day.optional(),
    limit: z.number().int().min(1).max(1_000).default(100),
  })
  .strict()

const not = z.boolean().optional()
const term = z.discriminatedUnion('field', [
  z
    .object({ field: z.literal('words'), words: text, in: z.enum(['title', 'anywhere']).default('anywhere'), not })
    .strict(),
  z.object({ field: z.literal('author'), author: text, not }).strict(),
  z.object({ field: z.literal('organization'), organization: text, not }).strict(),
  z.object({ field: z.literal('category'), category: text, not }).strict(),
  z.object({ field: z.literal('feed'), feed: id, not }).strict(),
  z.object({ field: z.literal('announce'), announce: z.enum(ANNOUNCE_TYPES), not }).strict(),
])

const ruleCondition = z
  .object({ match: z.enum(['all', 'any']).default('all'), terms: z.array(term).min(1).max(50).readonly() })
  .strict() satisfies z.ZodType<RuleCondition>

const newRule = z.object({ name: text, action: z.enum(RULE_ACTIONS), condition: ruleCondition }).strict()

const ruleChange = z
  .object({
    id: ruleId,
    name: text.optional(),
    action: z.enum(RULE_ACTIONS).optional(),
    condition: ruleCondition.optional(),
    enabled: z.boolean().optional(),
  })
  .strict()

/** Days back from now; null is everything there is. */
const daysBack = z.number().int().min(1).max(36_500).nullable()

export const feedMethods = {
  'feeds.list': query(none),
  'feeds.status': query(none),
  /** Subscribes; an address nobody knows is looked at first, and a page with one feed leads to it. */
  'feeds.add': command(feedAddition),
  /** The feeds an address leads to: itself, or those its page names. */
  'feeds.discover': query(z.object({ url: z.url().max(2_000) }).strict()),
  'feeds.change': command(feedChange),
  /** Subscribes to the feeds of an uploaded OPML file, in its folders; those that are there stay as they are. */
  'feeds.importOpml': command(z.object({ upload: uploadId, name: z.string().max(1_000) }).strict()),
  'feeds.exportOpml': query(none),
  'feeds.remove': command(z.object({ id }).strict()),
  /** One feed, or all of them. As a job. */
  'feeds.refresh': command(z.object({ id: id.nullable() }).strict()),

  /** The newest first. */
  'editions.list': query(editionFilter),
  /** A list as it appeared. */
  'editions.read': query(z.object({ id }).strict()),
  /** Fetches a list of Hugging Face; a day without papers gives the last one that has some. As a job. */
  'editions.fetch': command(editionRequest),
  'signals.of': query(z.object({ paper: paperId }).strict()),

  'rules.list': query(none),
  /** For papers that come from now on; `rules.apply` reaches those that are there. */
  'rules.add': command(newRule),
  'rules.change': command(ruleChange),
  'rules.remove': command(z.object({ id: ruleId }).strict()),
  /** What a rule would have done to the papers of the last days. */
  'rules.try': query(z.object({ rule: newRule, days: daysBack.default(90) }).strict()),
  /** One rule, or all of them, on papers that are there already. */
  'rules.apply': command(z.object({ id: ruleId.nullable().default(null), days: daysBack.default(null) }).strict()),
} as const
