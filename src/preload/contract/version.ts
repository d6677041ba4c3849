/** What differs between the texts of two files of a paper. */
export interface VersionDiff {
  /** In the order of the newer text; what was taken out stands where it was. */
  readonly paragraphs: readonly ParagraphDiff[]
  readonly wordsAdded: number
  readonly wordsRemoved: number
  readonly wordsKept: number
}

export interface ParagraphDiff {
  readonly kind: 'same' | 'changed' | 'added' | 'removed'
  /** 0-based; null where the file does not have the paragraph. */
  readonly fromPage: number | null
  readonly toPage: number | null
  /** Words with single spaces between them. One part alone where the paragraph is the same, added or removed. */
  readonly parts: readonly WordsDiff[]
}

export interface WordsDiff {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}
