"""Whose house a link leads to: the registrable name decides, and a borrowed name shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.safety.links import (
    ADDRESS,
    APK,
    CHEAP,
    FAKE_GOV,
    FREE_HOST,
    LOOK_ALIKE,
    OFFICIAL,
    PLATFORM,
    SHORT,
    UNKNOWN,
    links,
)

# What crooks really used (meo-ten-mien-gia.csv names the sources), written back from their defanged form.
FOUND = {
    LOOK_ALIKE: """dichvucongs.top dichvucongg.top dichvucong.ccbcavn.cc dichvucong.xgovvn.net soyte.cc vneid.com
        dichvucongbaohiemxahoi.com vietcomm.top vieetcom.top acb.vn-banks.xyz scb.vn-kr.xyz
        acbonlniie.com acbonliine.com
        e-sacombank.com i-vietcombank.com cskh-bidvst.com dang-ky-tin-dung-mbbank.com
        bidv.dvcongvn.com agribanking.com.vn
        ccty-ghtk.com dichvugiaohangtietkiem.com dienmayxanhcenter.vn dienlucevn.com shopee132.vip lazada-3333.com
        tiki86.com sbvhn.com https://dichvucong.gov.vn.xac-nhan.top/abc
        hxxp://vssid-capnhat.vip dichvucong[.]ccbcavn[.]cc
        vietcomвank.com http://vietcombank.com.vn@mo-khoa.vietcornbank.top bidv-transfermoney.weebly.com""",
    FAKE_GOV: "cvgov.com http://www.govvvn.com/x vietgov.cc movgov-vn.weeblysite.com",
    ADDRESS: "http://203.0.113.9/dang-nhap 203.0.113.7:8080",
    APK: "http://203.0.113.9/a.apk https://tai.example.com/vneid.apk VNeID.apk",
    SHORT: "bit.ly/3abc https://tinyurl.com/y s.id/qua",
    FREE_HOST: "state-bank.vercel.app https://nhanqua.pages.dev/1",
    CHEAP: "viettcad.top nhan-qua.xyz",
    UNKNOWN: "https://nongtrai.vn vnexpress.net/abc",
    OFFICIAL: """dichvucong.gov.vn https://csgt.bocongan.gov.vn/tra-cuu https://www.vietcombank.com.vn vnptpay.vn
        https://dichvucong.thanhhoa.gov.vn/a?b=c evn.com.vn""",
    PLATFORM: "https://zalo.me/g/abc facebook.com/groups/1 https://play.google.com/store/apps",
}


@pytest.mark.parametrize(("written", "finding"), [(w, f) for f, table in FOUND.items() for w in table.split()])
def test_a_link_is_seen_for_what_it_is(written: str, finding: str) -> None:
    found = links(f"bác vào {written} ngay nhé")
    assert [link.finding for link in found] == [finding], found


def test_a_borrowed_name_is_told_apart_by_its_owner() -> None:
    assert [link.brand for link in links("vieetcom.top và vssid-capnhat.vip")] == ["Vietcombank", "Bảo hiểm xã hội"]


@pytest.mark.parametrize(
    "text",
    ["xong rồi.em về", "di.no bảo thế", "roi.co ai biet khong", "thư tới ten@gmail.com", "3.500.000 đ", "v.v..."],
)
def test_what_is_no_link_is_left_alone(text: str) -> None:
    assert links(text) == ()


def test_a_name_on_the_list_counts_only_as_a_whole() -> None:
    assert [
        link.finding for link in links("vietcombank.com.vn https://vietcombank.com.vn.co dichvucong.gov.vn.com")
    ] == [
        OFFICIAL,
        LOOK_ALIKE,
        LOOK_ALIKE,
    ]


@given(text=st.text(max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    for link in links(text):
        assert link.host
