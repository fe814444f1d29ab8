"""The address on an envelope: long names stand whole inside the window, in letters that can be read."""

from dataclasses import replace

import pytest

from kyoju_desktop.documents.drawing import pages_of
from kyoju_desktop.documents.forms.envelope import _LABEL, _SENDER
from kyoju_desktop.domain.info import Info
from kyoju_desktop.domain.sheet import Door, Sheet
from tests.documents import samples
from tests.documents.papers import TR, leaves

PLACE = "架空県瀬戸見市浜町二丁目14番地3 みなと中央ビルディング東館12階 1204号室 居住支援フロア内"
BODY = (
    "特定非営利活動法人 架空県東部広域居住支援・就労準備・家計改善支援ネットワークみなと 陽ノ原町北部地域拠点事務所"
)
PERSON = "主任相談支援員 NGUYEN HOANG BAO CHAU THI THUY TRANG ANH"
DEPARTMENT, SECTION = "都市整備部住宅政策課" * 2, "居住支援推進係" * 2


def envelope(times: int = 1) -> Sheet:
    frame = replace(samples.OFFICE, title="宛名(封筒)", case_number="", clerk="", office_fax="")
    frame = replace(frame, municipality="架空県瀬戸見市", department=DEPARTMENT, section=SECTION)
    values = [
        samples.value("Organisation.postal_code", "郵便番号", "501-0999", Info.OFFICE, "o"),
        samples.value("Organisation.address", "所在地", PLACE * times, Info.OFFICE, "o"),
        samples.value("Organisation.name", "名称", BODY * times, Info.OFFICE, "o"),
        samples.value("Organisation.section", "部署", "自立相談支援係", Info.OFFICE, "o"),
        samples.value("OrganisationContact.name", "氏名", PERSON, Info.OFFICE, "o"),
    ]
    return Sheet(Door.INTERNAL, "envelope", frame, tuple(values))


def _solid(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("times", [1, 2])
def test_long_names_stand_whole_inside_the_window_and_can_be_read(times: int) -> None:
    leaf = leaves(envelope(times))[0]
    for place, said in ((_LABEL, BODY * times), (_SENDER, DEPARTMENT)):
        left, top, width, height = place
        inside = [
            each for each in leaf.words if left <= each[0] < left + width and top <= each[1] <= top + height - 2
        ]
        assert _solid(said) in _solid("".join(each[2] for each in inside))
        for x, _, text, face, size, _ in inside:
            assert x + face.width(text, size) <= left + width + 1
            assert size >= 7.0


def test_nothing_but_the_title_stands_at_the_foot_of_an_envelope() -> None:
    _, imprint = pages_of(envelope(), TR, blank=False)
    assert "受付番号" not in str(imprint)
