/** Texts that the development server shows in the page. */
export const DEV = {
  title: '内容里有问题',
  waiting: '改正并保存之后，页面会自己刷新。',
  stale: '下面看到的是上一次没有错误时的网站。',
} as const;
