/** Messages of the gate, which looks for internal texts in a public build. */
export const GATE = {
  title: (count: number): string => `公开版里有 ${count} 处不该公开的内容，已经拦下：`,
  /** `hint` is the first character; the others are masked. */
  leak: (place: string, hint: string, isPinyin: boolean, file: string, files: number): string =>
    `  ${place} 的“${hint}”${isPinyin ? '（写成拼音）' : ''}出现在 ${file}${files > 1 ? ` 等 ${files} 个文件` : ''}`,
  burden: (file: string, what: string, files: number): string => `  ${file}${files > 1 ? ` 等 ${files} 个文件` : ''}带有不该带的信息（${what}）`,
  /** Shown after a build that passed. */
  looked: (watched: number, passed: number): string =>
    `只在内部出现的词句 ${watched} 条，逐个文件找过，公开版里一条也没有${passed > 0 ? `；另有 ${passed} 条太短或太常见（如整数、日期、两三个字的常用词），就是出现了也分不出来，没有找` : ''}。`,
  more: (count: number): string => `  还有 ${count} 种。`,
  advice: '这是生成器的问题，请把上面几行报告给维护者；其中没有写出内部文字的全文。',
} as const;
