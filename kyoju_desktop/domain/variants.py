"""The ways in which one name or place is written: kanji variants, both kanas, and marks that nobody sees.

The search looks through them, and so do the last look at a paper and what takes secret words out of a text.
"""

# Variants of one character in names that NFKC does not fold (戸籍統一文字 / JIS X 0213 の異体字のうち氏名に多いもの).
_GROUPS = (
    "高髙 崎﨑碕嵜埼 辺邊邉 沢澤 斉齋齊斎 浜濵濱 吉𠮷 島嶋嶌 富冨 徳德 桑桒 桜櫻 広廣 "
    "国國圀 竜龍 滝瀧 遅遲 関關 真眞 曽曾 鉄鐵銕 来來 恵惠 会會 栄榮 円圓 塩鹽 応應 横橫 "
    "価價 学學 岳嶽 巻卷 寛寬 戸戶 教敎 強强 暁曉 尭堯 芸藝 検檢 県縣 権權 厳嚴 効效 "
    "黒黑 済濟 実實 写寫 寿壽 収收 従從 渋澁 緒緖 条條 状狀 浄淨 剰剩 嬢孃 譲讓 醸釀 "
    "慎愼 尽盡 粋粹 随隨 瀬瀨 静靜 摂攝 専專 戦戰 双雙 荘莊 装裝 総總 蔵藏 即卽 続續 "
    "体體 対對 台臺 択擇 単單 団團 弾彈 昼晝 鋳鑄 庁廳 聴聽 鎮鎭 転轉 伝傳 灯燈 当當 "
    "党黨 稲稻 闘鬪 独獨 読讀 届屆 縄繩 弐貳 悩惱 脳腦 覇霸 発發 髪髮 抜拔 晩晚 蛮蠻 "
    "秘祕 払拂 仏佛 並竝 変變 弁辨瓣辯 舗舖 穂穗 豊豐 翻飜 万萬 満滿 弥彌 薬藥 訳譯 予豫 "
    "余餘 与與 誉譽 揺搖 様樣 謡謠 頼賴 覧覽 乱亂 両兩 猟獵 緑綠 涙淚 塁壘 礼禮 霊靈 "
    "歴歷 恋戀 炉爐 労勞 楼樓 郎郞 録錄 亀龜 穐秋 蘆芦 彦彥 渕淵 桧檜 槙槇"
)
VARIANTS: dict[int, str] = {ord(other): group[0] for group in _GROUPS.split() for other in group[1:]}
HIRAGANA: dict[int, int] = {code: code - 0x60 for code in range(0x30A1, 0x30F5)}
COUNTERS: dict[int, str] = dict(zip(map(ord, "ヵヶゕゖ"), "かけかけ", strict=True))
SELECTORS: dict[int, str] = dict.fromkeys((*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)), "")
# Letters without a picture: soft hyphen, zero width, direction marks.
UNSEEN: dict[int, str] = dict.fromkeys(
    (0xAD, 0x34F, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF), ""
)
# Sets for patterns: what may stand between two letters of a word, a mark of voice that stands apart.
BETWEEN = r"\s\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f\U000e0100-\U000e01ef"
