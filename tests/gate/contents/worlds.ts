/** The kinds of district that contents tell of: what their levels, their domains and their organizations are called. */

export interface World {
  /** What the site is called, after its place. */
  title: string;
  /** From the highest to the lowest: id, label, and what an organization of that level is called after its place. */
  levels: readonly { id: string; label: string; names: readonly string[] }[];
  domains: readonly { id: string; label: string; focuses: readonly { id: string; label: string }[] }[];
  /** What places are called after their two characters, at the lowest level; the first is the usual one. */
  places: readonly string[];
  /** What is done there, for prose: things, people, spots. */
  things: readonly string[];
  people: readonly string[];
  spots: readonly string[];
}

export const WORLDS: readonly World[] = [
  {
    title: '乡村党建品牌',
    levels: [
      { id: 'district', label: '区级', names: ['区委组织部'] },
      { id: 'town', label: '镇级', names: ['镇党委', '乡党委'] },
      { id: 'village', label: '村级', names: ['村党支部', '村党总支'] },
    ],
    domains: [
      {
        id: 'rural',
        label: '农村党建',
        focuses: [
          { id: 'industry', label: '产业带动型' },
          { id: 'governance', label: '乡村治理型' },
        ],
      },
      { id: 'mountain', label: '山区党建', focuses: [{ id: 'forest', label: '护林守山型' }] },
    ],
    places: ['村', '坳', '庄'],
    things: '水渠 茶叶 大棚 山林 鱼塘 稻种 果苗 祠堂 晒谷场 村道 路灯 合同 账本 排水 药材 蜂箱'.split(' '),
    people: '村民 老人 种粮户 承包户 返乡青年 护林员 老支书 妇女 留守儿童 党员'.split(' '),
    spots: '村口 塘埂 祠堂 仓库 山脚 晒场 村部 田头 渡口 小卖部'.split(' '),
  },
  {
    title: '社区党建标杆',
    levels: [
      { id: 'city', label: '市级', names: ['市委组织部'] },
      { id: 'district', label: '区级', names: ['区委组织部'] },
      { id: 'street', label: '街道级', names: ['街道党工委'] },
      { id: 'community', label: '社区级', names: ['社区党委', '社区党总支'] },
    ],
    domains: [
      {
        id: 'community',
        label: '社区党建',
        focuses: [
          { id: 'property', label: '物业共治型' },
          { id: 'elder', label: '为老服务型' },
        ],
      },
      { id: 'new-groups', label: '新就业群体党建', focuses: [{ id: 'riders', label: '骑手友好型' }] },
    ],
    places: ['社区', '里', '苑'],
    things: '电梯 楼道 充电桩 垃圾房 停车位 维修基金 助餐点 监控 消防栓 花坛 门禁 快递柜 物业费 路灯 围墙 屋顶'.split(' '),
    people: '居民 楼组长 物业经理 骑手 租户 独居老人 网格员 业委会 志愿者 党员'.split(' '),
    spots: '单元门口 地下车库 助餐点 议事亭 门卫室 居委会 中心花园 楼顶 便利店 长廊'.split(' '),
  },
  {
    title: '集团党建品牌库',
    levels: [
      { id: 'group', label: '集团级', names: ['集团党委'] },
      { id: 'company', label: '公司级', names: ['公司党委', '分公司党总支'] },
      { id: 'workshop', label: '车间级', names: ['车间党支部', '项目部党支部'] },
    ],
    domains: [
      {
        id: 'enterprise',
        label: '国企党建',
        focuses: [
          { id: 'quality', label: '质量攻关型' },
          { id: 'safety', label: '安全生产型' },
        ],
      },
      { id: 'project', label: '工地党建', focuses: [{ id: 'abroad', label: '海外项目型' }] },
    ],
    places: ['厂', '线', '站'],
    things: '模具 焊缝 图纸 阀门 轴承 台班 备件 能耗 隐患 吊装 质检单 工装 电缆 返工件 机台 废品率'.split(' '),
    people: '班组长 焊工 质检员 徒弟 调度员 劳模 外协单位 安全员 钳工 党员'.split(' '),
    spots: '工位 料棚 调度室 更衣间 总装线 试验台 食堂 工具房 塔吊下 门岗'.split(' '),
  },
  {
    title: '校园党建样板',
    levels: [
      { id: 'university', label: '校级', names: ['大学党委组织部'] },
      { id: 'college', label: '院级', names: ['学院党委', '学院党总支'] },
      { id: 'department', label: '系级', names: ['系教师党支部', '系学生党支部'] },
    ],
    domains: [
      {
        id: 'school',
        label: '高校党建',
        focuses: [
          { id: 'teaching', label: '教学育人型' },
          { id: 'research', label: '科研攻关型' },
        ],
      },
      { id: 'students', label: '学生党建', focuses: [{ id: 'dormitory', label: '宿舍育人型' }] },
    ],
    places: ['馆', '楼', '园'],
    things: '教案 实验台 开题 助学金 自习室 课表 论文 宿舍 食堂 导师制 实训 图书 心理热线 考勤 社团 就业'.split(' '),
    people: '辅导员 新生 研究生 青年教师 毕业生 导师 宿管 班主任 留学生 党员'.split(' '),
    spots: '实验楼 图书馆 宿舍大厅 操场 阶梯教室 机房 食堂二楼 校门口 画室 琴房'.split(' '),
  },
  {
    title: '卫生系统党建',
    levels: [
      { id: 'city', label: '市级', names: ['市卫健委党组'] },
      { id: 'hospital', label: '院级', names: ['医院党委', '中心医院党委'] },
      { id: 'ward', label: '科室级', names: ['科党支部', '病区党支部'] },
    ],
    domains: [
      {
        id: 'hospital',
        label: '公立医院党建',
        focuses: [
          { id: 'ward-care', label: '病房服务型' },
          { id: 'emergency', label: '急救先锋型' },
        ],
      },
      { id: 'clinic', label: '基层卫生党建', focuses: [{ id: 'home-visits', label: '上门随访型' }] },
    ],
    places: ['门诊', '病区', '站'],
    things: '病历 床位 候诊 处方 随访 输液架 药箱 护理单 急救车 检验单 陪护证 号源 康复 疫苗 病案 手术排期'.split(' '),
    people: '患者 护士 值班医生 陪护 产妇 慢病老人 规培生 导诊员 药师 党员'.split(' '),
    spots: '护士站 急诊大厅 药房窗口 候诊区 病房走廊 产科门口 康复室 停车场 输液室 值班室'.split(' '),
  },
  {
    title: '港区党建联盟',
    levels: [
      { id: 'port', label: '港区级', names: ['港区党工委'] },
      { id: 'bureau', label: '局级', names: ['航道局党委', '海事局党委'] },
      { id: 'wharf', label: '码头级', names: ['码头党支部', '作业区党支部'] },
      { id: 'crew', label: '班组级', names: ['船党小组', '队党小组'] },
    ],
    domains: [
      {
        id: 'port-work',
        label: '港航党建',
        focuses: [
          { id: 'loading', label: '装卸争先型' },
          { id: 'rescue', label: '水上救助型' },
        ],
      },
      { id: 'logistics', label: '物流党建', focuses: [{ id: 'drivers', label: '司机之家型' }] },
    ],
    places: ['港', '泊位', '船'],
    things: '缆绳 吊具 堆场 航标 拖轮 理货单 集装箱 罐区 引航 泊位 潮位 甲板 值更 报关单 闸口 救生衣'.split(' '),
    people: '船员 理货员 集卡司机 引航员 装卸工 调度 水手长 报关员 潜水员 党员'.split(' '),
    spots: '闸口 堆场 驾驶台 候工楼 缆桩旁 理货房 司机驿站 趸船 灯塔 交接班室'.split(' '),
  },
];
