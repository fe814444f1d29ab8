"""Names as people really bear them, each by its exact code points: what every way in and out must give back.

Written with escapes wherever an editor, a file system or a reviewer's eye could change them.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Difficult:
    """A name, and what about it is difficult; `kana` is how it is read."""

    why: str
    name: str
    kana: str = ""


NAMES: tuple[Difficult, ...] = (
    # Variation sequences: Adobe-Japan1 (the faces of offices) and Moji_Joho (the resident register).
    Difficult("辻 with one dot, Adobe-Japan1", "辻\U000e0100 花子", "つじ はなこ"),
    Difficult("辻 with two dots, Adobe-Japan1", "辻\U000e0101 花子", "つじ はなこ"),
    Difficult("辻, Moji_Joho", "辻\U000e0102 花子", "つじ はなこ"),
    Difficult("辻, the other of Moji_Joho", "辻\U000e0103 花子", "つじ はなこ"),
    Difficult("葛 of Katsushika", "葛\U000e0101飾 一郎", "かつしか いちろう"),
    Difficult("葛 of Katsuragi, Moji_Joho", "葛\U000e0104城 一郎", "かつらぎ いちろう"),
    Difficult("邊, Moji_Joho", "渡邊\U000e0108 邊\U000e0112", "わたなべ へん"),
    Difficult("邉, several of Moji_Joho", "渡邉\U000e0115 邉\U000e011a邉\U000e011f", "わたなべ へん"),
    Difficult("邉 and 邊, Adobe-Japan1", "渡邉\U000e0100 渡邊\U000e0100", "わたなべ わたなべ"),
    Difficult("both collections in one name", "辻\U000e0100 葛\U000e0104子", "つじ かつこ"),
    Difficult("a standardised variant", "神\ufe00谷 榮", "かみや さかえ"),
    # Characters that are often replaced by their likeness.
    Difficult("はしごだか, たつさき, 旧字", "髙﨑 德濵", "たかさき とくはま"),
    Difficult("つちよし, beyond U+FFFF", "\U00020bb7野家 太郎", "よしのや たろう"),
    Difficult("surrogates in a row", "\U00020bb7\U00020bb7\U00029e3d", "よしよしほっけ"),
    Difficult("the 渡辺 family", "渡辺 渡邉 渡邊 渡部", "わたなべ"),
    Difficult("the 斎藤 family", "斎藤 齋藤 齊藤 斉藤", "さいとう"),
    Difficult("kyūjitai", "櫻井 澤瀨 圓藏 廣國 靜壽", "さくらい さわせ"),
    Difficult(
        "compatibility ideographs are not their plain likeness", "羽\ufa1e 神\ufa19\ufa19 福\ufa1b 都\ufa26", "はね"
    ),
    Difficult("compatibility ideographs of the first block", "\uf914 \uf9dc \ufa10 \ufa12 \ufa15", "らく りゅう"),
    Difficult("a kanji of the register only", "\U00028468 \U00022a66 \U0002000b", ""),
    Difficult("a single character", "森", "もり"),
    Difficult("a single character each", "一 乙", "はじめ おと"),
    Difficult("iteration marks", "佐々木 すゞ子 佐〻木", "ささき すずこ"),
    # Kana and spaces.
    Difficult("kana with marks typed apart", "か\u3099く ハ\u309aク", "がく ぱく"),
    Difficult("half-width kana", "ﾔﾏﾀﾞ ﾀﾛｳ", "やまだ たろう"),
    Difficult("a wide space", "陽田\u3000花", "ひだ はな"),
    Difficult("a space that does not part", "陽田\u00a0花", "ひだ はな"),
    Difficult("the old kana", "ゐろり ヱビス ゑい", "いろり"),
    # Names from elsewhere.
    Difficult(
        "a long name with katakana",
        "MARIA DA CONCEIÇÃO FERREIRA DE ALBUQUERQUE E SILVA TANAKA(マリア・ダ・コンセイソン)",
        "まりあ だ こんせいそん",
    ),
    Difficult("more than fifty letters", "WICKRAMASINGHE MUDIYANSELAGE THARANGA SANDARUWAN BANDARA RAJAPAKSHA", ""),
    Difficult("Vietnamese in one piece", "Trần Thị Ánh Nguyệt", "ちゃん てぃ あん ぐえっと"),
    Difficult("Vietnamese with marks typed apart", "Tra\u0302\u0300n Thi\u0323 Ho\u0302\u0301", ""),
    Difficult("marks typed apart", "Jose\u0301 Mun\u0303oz A\u030akesson", "ほせ むにょす"),
    Difficult(
        "marks for which no letter in one piece exists", "O\u0323\u0300s\u0323o\u0323\u0301 G\u0303uaira\u0303", ""
    ),
    Difficult("letters of Europe", "Łukasz Žižek Øster Þór Ğül ß Ő", ""),
    Difficult("apostrophe and hyphen", "O'Brien-Sjöström D’Angelo", "おぶらいえん"),
    Difficult("Korean", "김하늘 박서연", "きむ はぬる"),
    Difficult("simplified Chinese", "刘晓东 陈丽", "りゅう ぎょうとう"),
    Difficult("Cyrillic and Greek", "Иванов Ёлка Ωμέγα", ""),
)

UNDRAWABLE: tuple[Difficult, ...] = (
    Difficult("a sequence that no face has", "森\U000e01e0 太郎", "もり たろう"),
    Difficult("邉 of Adobe-Japan1 that our faces lack", "渡邉\U000e0101 太郎", "わたなべ たろう"),
    Difficult("a private character of an office", "\ue000田 太郎", "そとじ たろう"),
    Difficult("a selector without a letter", "\U000e0100太郎", "たろう"),
)
