"""The category tree the product starts with: 13 classes, 65 leaves (domain §3.3). Customers edit dated copies of it."""

from __future__ import annotations

SEED: dict[tuple[str, str, str], tuple[tuple[str, str, str], ...]] = {
    ("01", "劳动报酬工时", "Pay and working time"): (
        ("0101", "欠发少发工资奖金", "Unpaid or short wages and bonuses"), ("0102", "加班与休假", "Overtime and leave"),
        ("0103", "绩效分配标准", "Performance pay standards"), ("0104", "津补贴（下井、夜班）", "Allowances (underground, night)"),
        ("0105", "停产放假生活费", "Living allowance during stoppages"),
    ),
    ("02", "劳动关系用工", "Employment"): (
        ("0201", "合同签续解", "Contracts: signing, renewal, ending"), ("0202", "调岗定编", "Transfers and staffing"),
        ("0203", "派遣外包待遇", "Dispatch and outsourcing terms"), ("0204", "经济补偿", "Severance pay"),
        ("0205", "工龄身份档案", "Seniority, status and files"),
    ),
    ("03", "社保与福利", "Social insurance and benefits"): (
        ("0301", "养老欠缴补缴", "Pension arrears"), ("0302", "医保大病", "Medical insurance"), ("0303", "公积金", "Housing fund"),
        ("0304", "企业年金统筹外费用", "Company annuity and extras"), ("0305", "失业生育", "Unemployment and maternity"),
    ),
    ("04", "工伤职业健康", "Work injury and occupational health"): (
        ("0401", "工伤认定", "Recognition of work injury"), ("0402", "鉴定与待遇", "Assessment and benefits"),
        ("0403", "尘肺等职业病", "Pneumoconiosis and other diseases"), ("0404", "工亡善后供养抚恤", "Fatal accidents: survivors"),
        ("0405", "旧伤复发", "Old injuries"),
    ),
    ("05", "退休与离岗", "Retirement"): (
        ("0501", "退休审批特殊工种", "Approval and special trades"), ("0502", "待遇核算", "Calculation of benefits"),
        ("0503", "社会化管理移交", "Hand-over to community"), ("0504", "内退待遇", "Early leave terms"), ("0505", "慰问丧抚", "Condolence payments"),
    ),
    ("06", "改制安置", "Restructuring"): (
        ("0601", "重组关井分流", "Mergers, closures, redeployment"), ("0602", "厂办大集体", "Collective enterprises"),
        ("0603", "协解买断", "Buy-outs"), ("0604", "五七工家属工轮换工", "Former auxiliary workers"), ("0605", "集资股权破产", "Shares and bankruptcy"),
    ),
    ("07", "住房矿区生活", "Housing and life in the mining area"): (
        ("0701", "棚户区安置房", "Resettlement housing"), ("0702", "产权证", "Title deeds"),
        ("0703", "物业供水电暖（三供一业）", "Water, power, heating, property services"),
        ("0704", "宿舍食堂澡堂班车", "Dormitory, canteen, baths, buses"), ("0705", "房改遗留", "Housing reform issues"),
    ),
    ("08", "采煤沉陷与村企", "Subsidence and villages"): (
        ("0801", "房屋沉陷赔偿", "Subsidence damage to houses"), ("0802", "征地青苗", "Land and crops"), ("0803", "村庄搬迁", "Moving villages"),
        ("0804", "水源道路", "Water sources and roads"), ("0805", "粉尘噪声矸石排污", "Dust, noise, spoil, discharge"),
    ),
    ("09", "安全生产", "Safety at work"): (
        ("0901", "事故隐患", "Hazards"), ("0902", "违章指挥超能力", "Unsafe orders, over-capacity"), ("0903", "瞒报谎报", "Concealed or false reports"),
        ("0904", "劳保用品", "Protective equipment"), ("0905", "安全处罚", "Safety fines"),
    ),
    ("10", "干部作风廉洁", "Conduct and integrity of cadres"): (
        ("1001", "贪占受贿", "Embezzlement and bribes"), ("1002", "选人用人", "Appointments"), ("1003", "态度粗暴刁难", "Rough treatment"),
        ("1004", "工程物资采购", "Works and purchasing"), ("1005", "打击报复", "Retaliation"),
    ),
    ("11", "经营往来", "Business dealings"): (
        ("1101", "工程款货款（含农民工工资）", "Payment for works and goods"), ("1102", "合同纠纷", "Contract disputes"),
        ("1103", "招标异议", "Tender objections"), ("1104", "内部承包租赁", "Internal contracting and leases"),
    ),
    ("12", "发展与民主管理", "Development and participation"): (
        ("1201", "评优职称技能", "Titles, skills, awards"), ("1202", "培训晋升", "Training and promotion"), ("1203", "职代会厂务公开", "Workers' congress, openness"),
        ("1204", "女工残疾军转", "Women, disabled, veterans"), ("1205", "困难帮扶助学", "Hardship and study aid"), ("1206", "子女就业", "Jobs for children"),
    ),
    ("13", "建议与其他", "Proposals and other"): (
        ("1301", "合理化建议", "Improvement proposals"), ("1302", "制度建议", "Proposals on rules"), ("1303", "政策咨询", "Questions on policy"),
        ("1304", "救助求助", "Requests for help"), ("1399", "其他", "Other"),
    ),
}  # fmt: skip
