/** What `preview` and `dev` answer a request that they do not answer with a page, by its status. */
export const SERVER: Readonly<Record<number, string>> = {
  400: '请求的地址不对。',
  403: '只回答这台电脑自己：请用 localhost、127.0.0.1 或 [::1] 打开。',
  404: '没有这个页面。',
  405: '只能读取，不能提交。',
  412: '文件已经变了，请重新打开。',
  416: '要的那一段不在文件里。',
  500: '没能给出这个文件，请再试一次。',
};
