/** The generator's default labels. A site may replace any of them under `wording` in `site.yaml`. */
export const PUBLIC_LABELS = {
  // The two sides of a pairing.
  model: '示范单位',
  lagging: '结对提升单位',
  mutual: '共建单位',
  // How a title ended.
  delisted: '已摘牌',
  concluded: '已结束',
  merged: '已合并',
  // The other states of a brand.
  cultivating: '培育中',
  launched: '自行发布',
  declared: '申报中',
  evaluated: '评审中',
  returned: '已退回',
  named: '已命名',
  rectifying: '整改中',
  overdue: '复查逾期',
  withdrawn: '已撤回',
  // The state of a pairing.
  planned: '即将开始',
  active: '结对中',
  pastTerm: '已到期',
  risen: '已提升',
  extended: '已延期',
  ended: '已结束',
  // Kinds of pairing and of goals.
  lift: '结对帮带',
  mutualKind: '结对共建',
  basic: '基础工作',
  brandGoal: '创建品牌',
  // Nouns in headings.
  brand: '党建品牌',
  organization: '党组织',
  pairing: '结对',
  record: '创建档案',
  ladder: '品牌梯队',
  study: '学习包',
  documents: '文档',
  demonstration: '示范点',
  anonymous: '不具名组织',
} as const;

export type LabelKey = keyof typeof PUBLIC_LABELS;
export type Labels = Record<LabelKey, string>;

/** Returns the default labels, overridden by a site's own. */
export function labelsWith(own: Partial<Record<LabelKey, string | undefined>> = {}): Labels {
  const labels: Labels = { ...PUBLIC_LABELS };
  for (const key of Object.keys(own) as LabelKey[]) {
    const label = own[key];
    if (label !== undefined) labels[key] = label;
  }
  return labels;
}
