/** How many internal texts the gate looked for and did not, how many of the latter public texts say too, and of how many downloads it read the names alone. */
export interface Looked {
  lookedFor: number;
  passedOver: number;
  alsoPublic: number;
  downloads: number;
}

/** Messages of the gate, which looks for internal texts in a public build. */
export const GATE = {
  title: (count: number): string => `公开版里有 ${count} 处不该公开的内容，已经拦下：`,
  /** `hint` is the first character; the others are masked. */
  leak: (place: string, hint: string, file: string, files: number): string =>
    `  ${place} 的“${hint}”出现在 ${file}${files > 1 ? ` 等 ${files} 个文件` : ''}`,
  burden: (file: string, what: string, files: number): string => `  ${file}${files > 1 ? ` 等 ${files} 个文件` : ''}带有不该带的信息（${what}）`,
  /** A burden: packed, and nobody can unpack it. */
  unreadable: '压缩过，解不开，没法查',
  /** Shown after a build that passed. Says no more than was done. */
  looked: ({ lookedFor, passedOver, alsoPublic, downloads }: Looked): string => {
    const others = passedOver - alsoPublic;
    const why = [
      ...(alsoPublic > 0 ? [`${alsoPublic} 条公开的内容里也说到，出现了也分不出来`] : []),
      ...(others > 0 ? [`${others} 条太短，或者只是分数、日期这样的数字`] : []),
    ];
    return [
      `找过 ${lookedFor} 条内部文字，连同拼音和常见的编码，没有找到`,
      ...(why.length > 0 ? [`另有 ${passedOver} 条没有找：${why.join('，')}`] : []),
      `图片、录音、录像只看带没带附加信息${downloads > 0 ? `，${downloads} 个原样供下载的文件只看了文件名` : ''}。`,
    ].join('；');
  },
  more: (count: number): string => `  还有 ${count} 种。`,
  advice: '这是生成器的问题，请把上面几行报告给维护者；其中没有写出内部文字的全文。',
} as const;
