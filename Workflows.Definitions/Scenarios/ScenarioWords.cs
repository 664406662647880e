using System.Collections.Frozen;

namespace Workflows.Definitions.Scenarios;

/// <summary>The words of scenario files: a small language of its own, written by union officers.</summary>
internal static class ScenarioWords
{
    public const string File = "发起";
    public const string Object = "提异议";
    public const string Withdraw = "撤回";
    public const string Wait = "等到";
    public const string ReturnTo = "到";
    public const string StraightBack = "直接回来";
    public const string Words = "意见";
    public const string Reason = "理由";
    public const string Set = "照";
    public const string List = "名单";
    public const string Nothing = "无";

    /// <summary>Acts of tasks by the word for them; the longest that fits counts.</summary>
    public static readonly FrozenDictionary<string, string> Acts = new Dictionary<string, string>
    {
        ["办理"] = "complete",
        ["签认"] = "confirm",
        ["同意"] = "approve",
        ["驳回"] = "reject",
        ["退回"] = "return",
        ["发布"] = "publish",
        ["认定异议成立"] = "uphold",
        ["认定异议不成立"] = "dismiss",
        ["登记回执"] = "book",
        ["更正账户"] = "correct",
        ["拟稿"] = "draft",
        ["编号"] = "number",
        ["用印"] = "stamp",
        ["发文"] = "send",
        ["退回重拟"] = "redraft",
        ["作废"] = "void",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Kinds of mail by the word for them; any other word is the kind itself.</summary>
    public static readonly FrozenDictionary<string, string> Mails = new Dictionary<string, string>
    {
        ["新待办"] = "taskOpened",
        ["提醒"] = "reminder",
        ["逾期"] = "overdue",
        ["催办"] = "overdueReminder",
        ["督办"] = "escalated",
        ["退回"] = "returned",
        ["结果"] = "decided",
        ["到账"] = "paid",
        ["退票"] = "accountRefused",
        ["撤回"] = "withdrawn",
        ["取消"] = "cancelled",
        ["公示"] = "noticePublished",
        ["公文"] = "documentSent",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static class Section
    {
        public const string Units = "单位";
        public const string People = "人员";
        public const string Ledgers = "经费";
        public const string Set = "资料";
        public const string List = "名单";
        public const string Course = "经过";
    }

    public static class Column
    {
        public const string Id = "编号";
        public const string Name = "名称";
        public const string Level = "级别";
        public const string Parent = "上级";
        public const string Pack = "规则包";
        public const string Word = "代字";
        public const string Person = "姓名";
        public const string Posts = "职务";
        public const string Unit = "单位";
        public const string Relatives = "近亲属";
        public const string Kind = "科目";
        public const string Year = "年度";
        public const string Budget = "年初";
        public const string Spent = "已用";
        public const string Field = "项目";
        public const string Value = "内容";
        public const string When = "时间";
        public const string Who = "谁";
        public const string Does = "做什么";
        public const string With = "填写";
        public const string Then = "结果";
        public const string Remark = "备注";
    }

    public static class Setting
    {
        public const string Start = "开始";
        public const string Pack = "规则包";
    }

    public static class Then
    {
        public const string Task = "待办";
        public const string NoTask = "没有待办";
        public const string Due = "到期";
        public const string Notice = "公示到";
        public const string Paused = "公示暂停";
        public const string Balance = "余额";
        public const string Mail = "邮件";
        public const string Refused = "不成功";
        public const string Ended = "办结";
        public const string Number = "编号";
        public const string Value = "数据";
        public const string Register = "登记";
        public const string Stuck = "卡住";
        public const string Document = "公文";
    }
}
