/** Texts of the sheet of logos on the home page. Not part of `ui.ts`, because a browser script bundles them. */
export const MOSAIC = {
  title: (n: number, noun: string) => `${n} 个${noun}的标识`,
  sample: (shown: number, all: number) => `从 ${all} 个里按领域选出 ${shown} 个`,
  all: (noun: string) => `全部${noun}`,
  open: '再点一次，打开',
} as const;
