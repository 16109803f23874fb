/** What is said of options that answer questions. */
export const DIALOGUE = {
  missing: (flag: string, say: string): string => `还缺 --${flag}：${say}`,
  unknownFlag: (flag: string, near: string | undefined, known: readonly string[]): string =>
    `没有选项 --${flag}，或这里用不上。${near === undefined ? `这里可用的有：${known.map((one) => `--${one}`).join(' ')}。` : `你是不是想写 --${near}?`}`,
  badAnswer: (flag: string, fault: string): string => `--${flag}：${fault}`,
  noSuch: (flag: string, answer: string, near: string | undefined, some: readonly string[], count: number): string =>
    `--${flag} “${answer}”没有找到。${near === undefined ? `可以写：${some.join('、')}${count > some.length ? ` 等 ${count} 个` : ''}。` : `你是不是想写“${near}”?`}`,
  several: (flag: string, answer: string, all: readonly string[]): string => `--${flag} “${answer}”可以是：${all.join('、')}。写括号里的代号。`,
  nothingToChoose: (say: string): string => `“${say}”没有可选的，先把它建好。`,
  noValue: (flag: string): string => `选项 --${flag} 后面要写一个值。`,
} as const;
