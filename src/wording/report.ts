/** Texts of `report` that `/internal/` does not have. */
export const REPORT = {
  title: (site: string) => `${site}创建工作报告（内部）`,
  lead: (asOf: string) => `截至${asOf}。本报告含内部信息，不得公开。`,
  totals: '现有品牌',
  badProfile: '报告是内部的：--profile public 只能与 --xlsx 一起用，写公开的名录。',
  usage: [
    '创建工作报告（内部）：先办的事、覆盖、还缺什么、结对、评审批次。',
    '  --xlsx 报告.xlsx  写成 Excel 文件：先办的事、名录、党组织、结对，每个评审批次一张表',
    '  --profile public  与 --xlsx 一起用：只写公开的名录',
    '  --format text|json、--content、--private、--as-of、--all  和别的命令一样',
  ].join('\n'),
  domain: '领域',
  sum: '合计',
  status: (status: string, count: number) => `${status} ${count} 个`,
} as const;

export const refusedReport = (errors: number): string => `内容有 ${errors} 个错误，改正之后才能出报告。`;
