"""Search keys: how a name may be written, and what is looked for. The typed text itself is never changed.

When a key changes, `version.DERIVED_VERSION` is raised: files are then indexed anew.
"""

import re
import unicodedata

# Variants of one character in names that NFKC does not fold (戸籍統一文字 / JIS X 0213 の異体字のうち氏名に多いもの).
_VARIANTS = (
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
_PLAIN = {ord(other): group[0] for group in _VARIANTS.split() for other in group[1:]}
_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F5)}
_COUNTERS = dict(zip(map(ord, "ヵヶゕゖ"), "かけかけ", strict=True))
_DASHES: dict[int, str] = dict.fromkeys(map(ord, "-‐‑‒–—―−ー－ｰ"), "-")
_NOTHING: dict[int, str] = dict.fromkeys(map(ord, " \u3000\t\n\r・･.,、。'’`()（）「」"), "")
_SELECTORS: dict[int, str] = dict.fromkeys((*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0)), "")
_FOLD: dict[int, str | int] = {**_PLAIN, **_HIRAGANA, **_COUNTERS, **_DASHES, **_NOTHING, **_SELECTORS}
_LARGE: dict[int, str] = {
    **dict(zip(map(ord, "ぁぃぅぇぉっゃゅょゎ"), "あいうえおつやゆよわ", strict=True)),
    ord("を"): "お",
    ord("-"): "",
}
_KANA: dict[int, str] = {**_LARGE, ord("づ"): "ず", ord("ぢ"): "じ"}
LAST = "\U0010ffff"  # a key followed by it sorts after every key that begins alike
_VOICED = "がぎぐげござじずぜぞだぢづでどばびぶべぼぱぴぷぺぽ"
_UNVOICED: dict[int, str] = {
    **_LARGE,
    **dict(zip(map(ord, _VOICED), "かきくけこさしすせそたちつてとはひふへほはひふへほ", strict=True)),
    ord("ゔ"): "う",
}

_AGAIN = re.compile("(.)々")  # 佐々木 is also written 佐佐木


def fold(text: str) -> str:
    """One key for all ways of writing a name: width, variants, kana, case, dashes, spaces, variation selectors."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_FOLD)
    return _AGAIN.sub(r"\1\1", plain) if "々" in plain else plain


def fold_kana(text: str) -> str:
    """The key of a reading: also small kana, づ and ず, を and お, long vowels."""
    return fold(text).translate(_KANA)


def fold_unvoiced(text: str) -> str:
    """The key of a reading without 濁点 and 半濁点, small kana and long vowels."""
    return fold(text).translate(_UNVOICED)


def grams(text: str) -> str:
    """Every two-character window and the last single character, for the bigram index."""
    return " ".join([*(text[at : at + 2] for at in range(len(text) - 1)), text[-1:]]).strip()


def gram_query(text: str) -> str:
    """The FTS5 query that finds `text` in `grams`: a phrase of its windows, or a prefix for one character."""
    windows = [text] if len(text) == 1 else [text[at : at + 2] for at in range(len(text) - 1)]
    phrase = " ".join(windows).replace('"', '""')
    return f'"{phrase}"*' if len(text) == 1 else f'"{phrase}"'
