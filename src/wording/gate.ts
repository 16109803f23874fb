/** Messages of the gate, which looks for internal texts in a public build. */
export const GATE = {
  title: (count: number): string => `公开版里有 ${count} 处不该公开的内容，已经拦下：`,
  /** `hint` is the first character; the others are masked. */
  leak: (place: string, hint: string, file: string, files: number): string =>
    `  ${place} 的“${hint}”出现在 ${file}${files > 1 ? ` 等 ${files} 个文件` : ''}`,
  burden: (file: string, what: string, files: number): string => `  ${file}${files > 1 ? ` 等 ${files} 个文件` : ''}带有不该带的信息（${what}）`,
  /** A burden: packed, and nobody can unpack it. */
  unreadable: '压缩过，解不开，没法查',
  /** Shown after a build that passed. */
  looked: (sought: number, notSought: number, alsoPublic: number): string => {
    const others = notSought - alsoPublic;
    const why = [
      ...(alsoPublic > 0 ? [`${alsoPublic} 条公开的内容里也说到，出现了也分不出来`] : []),
      ...(others > 0 ? [`${others} 条太短，或者只是数字、日期`] : []),
    ];
    return `内部文字 ${sought} 条，连同拼音和各种编码在每个文件里找过，都没有出现${why.length > 0 ? `；另有 ${notSought} 条没有找：${why.join('，')}` : ''}。`;
  },
  more: (count: number): string => `  还有 ${count} 种。`,
  advice: '这是生成器的问题，请把上面几行报告给维护者；其中没有写出内部文字的全文。',
} as const;
