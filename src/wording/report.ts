/** Texts of `report` that `/internal/` does not have. */
export const REPORT = {
  title: (site: string) => `${site}创建工作报告（内部）`,
  lead: (asOf: string) => `截至${asOf}。本报告含内部信息，不得公开。`,
  totals: '现有品牌',
  domain: '领域',
  sum: '合计',
  status: (status: string, count: number) => `${status} ${count} 个`,
} as const;

export const refusedReport = (errors: number): string => `内容有 ${errors} 个错误，改正之后才能出报告。`;
