/** The message for tests that need a program besides Node. Whoever runs them may read either language. */

export interface Lacking {
  /** The program's own name. */
  title: string;
  /** What needs it, in both languages. */
  purpose: readonly [chinese: string, english: string];
  packages: readonly string[];
  /** The environment variable that names the program. */
  variable: string;
}

/** Says what to install. `given` is the environment variable as it was set, or empty. */
export function noProgram({ title, purpose: [chinese, english], packages, variable }: Lacking, given: string): string {
  const names = packages.join(' ');
  return [
    `${chinese}需要 ${title}，没有找到${given === '' ? '' : `（${given}）`}。请安装 Debian 的 ${names}，或用环境变量 ${variable} 指出它在哪里。`,
    `${english} need ${title} and found none${given === '' ? '' : ` (${given})`}. Install Debian's ${names}, or set ${variable}.`,
  ].join('\n');
}

export const BROWSER_TESTS = ['浏览器测试', 'The browser tests'] as const;
export const HOSTING_TESTS = ['网站设置的测试', 'The tests of the shipped configuration'] as const;
export const PUBLISHING_TESTS = ['从仓库发布的测试', 'The tests of publishing from a repository'] as const;
export const SENDING_TESTS = ['发送网站的测试', 'The tests of sending a site'] as const;
