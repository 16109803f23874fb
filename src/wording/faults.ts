/** Messages in the terminal about errors of the system: what failed and what to do. */

/** By Node's error code. `at` is a space and the file or folder concerned, or empty. */
const FAULTS: Record<string, (at: string) => string> = {
  ENOSPC: (at) => `磁盘满了${at}。删掉不用的文件，腾出空间（生成网站要两倍于网站的空间），再运行一次。`,
  EDQUOT: (at) => `磁盘配额用完了${at}。删掉不用的文件，或请管理员增加配额，再运行一次。`,
  EFBIG: (at) => `文件超过了系统允许的大小${at}。请管理员放宽限制（ulimit -f），再运行一次。`,
  EACCES: (at) => `没有权限${at}。换一个有权限的文件夹，或请管理员开放权限，再运行一次。`,
  EPERM: (at) => `系统不允许${at}。换一个有权限的文件夹，或请管理员开放权限，再运行一次。`,
  EROFS: (at) => `磁盘是只读的${at}。换一个能写的文件夹，再运行一次。`,
  ENOTDIR: (at) => `路径中间有一段是文件，不是文件夹${at}。改正路径，再运行一次。`,
  EEXIST: (at) => `已经有同名的文件${at}。把它挪走或换一个名字，再运行一次。`,
  EBUSY: (at) => `是挂载上来的磁盘，或正被别的程序占用${at}。关掉占用它的程序，或换一个文件夹，再运行一次。`,
  EXDEV: (at) => `前后两处不在同一个磁盘上${at}。换一个文件夹，再运行一次。`,
  EMFILE: () => '同时打开的文件太多。请管理员放宽限制（ulimit -n），再运行一次。',
  ENFILE: () => '系统打开的文件太多。关掉别的程序，再运行一次。',
  ENAMETOOLONG: (at) => `路径太长${at}。换一个短一些的文件夹，再运行一次。`,
  EIO: (at) => `磁盘读写出错${at}。请检查磁盘，再运行一次。`,
  ENOMEM: () => '内存不够。关掉别的程序，再运行一次。',
  ENOENT: (at) => `找不到文件或文件夹${at}。检查路径，运行的时候也不要移动或删除它，再运行一次。`,
};

/** Returns the message for an error code, or undefined if a person can do nothing about it. */
export const systemFault = (code: string, file: string | undefined): string | undefined => FAULTS[code]?.(file === undefined ? '' : `：“${file}”`);

export const outIsSystems = (value: string): string =>
  `--out “${value}”里有系统的或你自己的文件，不能换成网站；在它下面另起一个名字，如 ${value.replace(/\/$/, '')}/site。`;
export const outIsMount = (value: string): string =>
  `--out “${value}”是挂载上来的磁盘，不能换成网站；在它下面另起一个名字，如 ${value.replace(/\/$/, '')}/site。`;
