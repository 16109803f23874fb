/** The words of the benchmark's corpus. The code of `src/search` was written without regard to them. */

export const PLACES =
  '榆林铺 马家湾 石碾子 三岔口 北沟沿 杏花峪 龙王庙 柿子园 大槐树 响水涧 沙河嘴 老营盘 四方台 羊角峪 白马寺 窑头 东皋 枣林庄 铁炉堡 官渡口 黄泥岗 芦苇荡 太平桥 双井 半截塔 前屯 后店 上坝 下洼 西堤 凤鸣台 玉泉 桃峰 赤水源 金鸡岭 乌衣渡 长乐坊 永安里 和顺道 朝天门 望江楼 紫竹院 鼓楼前 建设路 解放桥 纺织城 机场路 化工园 软件谷 火车南站 大学路 湖心洲 盐场 渔港 牧场 林业站 茶山 矿区 水库 电厂'.split(
    ' ',
  );
export const TOWNS = '临溪镇 高坎镇 百花街道 城关镇 南浦街道 清平乡 沿江街道 红旗镇 石桥铺镇 平川街道 武功镇 丰乐镇'.split(' ');
/** Kinds of organizations, with the short form that people use. */
export const UNITS = [
  { text: '村党支部', short: '支部', level: 'base' },
  { text: '社区党委', short: '党委', level: 'base' },
  { text: '中心小学党支部', short: '小学支部', level: 'base' },
  { text: '卫生院党支部', short: '卫生院', level: 'base' },
  { text: '供电所党支部', short: '供电所', level: 'base' },
  { text: '农机专业合作社党支部', short: '合作社', level: 'base' },
  { text: '物流有限公司党总支', short: '物流', level: 'base' },
  { text: '派出所党支部', short: '派出所', level: 'base' },
] as const;
export const FIRST =
  '星火 初心 匠心 暖阳 橙心 青锋 蓝盾 银龄 乡音 铁骑 白衣 绿道 彩虹 晨曦 薪火 同心 邻里 码上 阳光 春雨 磐石 灯塔 晚霞 航标 领雁 头雁 繁星 沃土 清风 金穗 麦田 雪松 杏林 墨香 丝路 赤兔 火炬 石榴 蒲公英 向日葵 连心 先行 聚力 凝心 惠民 便民 护苗 护河 守望 追光'.split(
    ' ',
  );
export const SECOND =
  '夜校 集市 领航 快递 调解 邻约 护航 工坊 码头 食堂 课堂 驿家 哨兵 帮办 义诊 合伙人 议事亭 茶话会 代跑团 回音壁 百事通 接力站 加速器 能量站 会客厅 智囊团 护林队 摇篮 账房 乡集 晒场 热线 门诊 车间 突击队 积分铺 拉呱会 板凳会 渡口 长廊 讲台 巡诊 直播间 大集 菜园 学堂 后勤部 粮仓 书房 信箱'.split(
    ' ',
  );
export const THIRD = '先锋 家园 联盟 行动 计划 矩阵 品牌 工程'.split(' ');
export const THEMES_A =
  '敲开百家门 把会开到田埂上 沉下去摸实情 有事找老段 一张清单管到底 小院里头拉家常 让数据多跑路 守住一湾清水 板凳搬到树荫下 带着乡亲闯市场 走最远的路 把药送到床头 用脚步丈量民情 开好这盏门灯'.split(
    ' ',
  );
export const THEMES_B =
  '解开千家忧 问题解决在炕头 浮上来办成事 再难也不推脱 件件都要有回音 大家的事大家定 叫百姓少跑腿 留下一片青山 心里话说给组织听 抱团致富奔小康 办最细的事 把情记在心上 拿实干换取口碑 照亮回家的路'.split(
    ' ',
  );
export const PEOPLE_A = '赵 钱 孙 周 吴 郑 冯 陈 褚 卫 蒋 沈 韩 杨 朱 秦 尤 许 何 吕 施 张 孔 曹 严 华 段 单 仇 解 曾 区 查 盖'.split(' ');
export const PEOPLE_B = '建国 秀英 德顺 玉梅 长贵 桂兰 春生 满仓 宝柱 立夏 守义 爱华 简 明远 晓燕 国栋 雨桐 志强 翠萍 永康 小满 大勇 思源 凤霞'.split(
  ' ',
);
export const PROBLEMS =
  '楼道堆杂物 井盖缺失 雨污混流 独居老人吃饭难 农机没处修 夜间无路灯 宅基地边界不清 彩礼攀比 快递进不了山 秸秆焚烧 停水三天没人管 留守儿童写作业没人辅导 医保报销来回跑 垃圾桶满溢 邻里因漏水吵架 养殖粪污直排 充电桩不够用 物业费收不上来 集体林权纠纷 老旧电梯频繁停运 青年党员常年在外 会议开了没记录 村账看不懂 果子滞销 工伤赔付拖延 骑手休息没地方 加装电梯意见不一 河滩违规搭建 门前三包无人落实 学徒留不住'.split(
    ' ',
  );
export const MEANS =
  '划片包干 轮流坐班 挂牌督办 上门代办 现场开会 错峰接送 一户一档 先议后办 红黄绿灯提醒 双向打分 邻里互评 积分兑换 直播带货 以老带新 组团帮扶 清单销号 首接负责 夜间巡访 板凳会商 云上党课 流动服务车 联席会议 张榜晒账 结对认亲 分段认领 设岗定责 技能比武 导师带徒 固定主题日 民情日记'.split(
    ' ',
  );
export const RESULTS =
  '积案清零 投诉少了一半 老人吃上热饭 果品卖到外省 巷子亮堂起来 矛盾没出村 出勤率明显回升 账本人人看得懂 河水能看见底 学徒全部留下 物业费收缴率翻番 电梯顺利加装 青年返乡十七人 合作社头年分红 群众见面就打招呼 满意度连续三年第一 违建自行拆除 搬迁户住得安稳 工期提前半月 事故为零'.split(
    ' ',
  );
export const SCENES =
  '党群服务中心 老祠堂 晒谷场 换热站 菜市场口 三号车间 小学操场 文化长廊 渡口凉亭 村史馆 调解室 充电棚 社区食堂 护河亭 快递柜旁 门球场 山货交易点 码头仓库 骑手之家 农机库'.split(
    ' ',
  );
export const LATIN = 'WiFi APP GIS PDCA ERP LED VR SOP AED KPI Excel Python GPS SWOT NFC OA QQ PPT VIP DIY'.split(' ');
export const FORMULAS =
  '3+2+X 1+6+N 5+5 7x24小时 ‘1+1＞2’ 2+N 9+1+M 三年200户 10—15分钟 4.5公里 12345热线 0.8元 96.3% 7.25% 60% 1.2万元 38.6万元 110千伏 30分钟 45天'.split(
    ' ',
  );
/** Real words that the corpus does not contain. */
export const FOREIGN = '量子纠缠 鲸鱼座流星雨 珊瑚礁潜水 歌剧魅影 冰川漂砾 蒸汽朋克 火星探测器 巴洛克建筑 企鹅孵蛋 咖啡拉花'.split(' ');
export const RARE = '饕餮 魍魉 貔貅 踟蹰 耄耋 氤氲 龃龉 鳜鲈 囹圄 忐忑 瓠犀 夔纹 徜徉 黼黻 魑魅 睥睨 蹀躞 桀骜 旖旎 齑粉'.split(' ');
