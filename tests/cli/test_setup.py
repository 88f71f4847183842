"""`toso setup` and `toso demo`: the first two things that a newcomer tries."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.settings import Settings, load_settings
from tests.drivers.command import toso


@pytest.mark.parametrize("commune", ["xã Ngọc Liên", "xã D'Ran # 1", 'xã "Ba" $HOME'])
def test_setup_writes_an_env_that_the_settings_read_back(tmp_path: Path, commune: str) -> None:
    (tmp_path / ".env").write_text("# của xã\nTOSO_WEB_PORT=9090\nTOSO_COMMUNE=cũ\nKHAC=1", encoding="utf-8")
    done = toso("setup", stdin=f"{commune}\nnhà văn hóa, 8 giờ\n123456:AAH-x_y\n")
    assert done.code == 0
    assert "Đã ghi .env. Tiếp theo: toso doctor" in done.out
    settings = load_settings()
    assert settings.commune == commune.replace("'", "’")
    assert (settings.contact, settings.web_port) == ("nhà văn hóa, 8 giờ", 9090)
    assert settings.telegram_token
    assert settings.telegram_token.get_secret_value() == "123456:AAH-x_y"
    lines = (tmp_path / ".env").read_text(encoding="utf-8").splitlines()
    assert [x for x in lines if "AAH" not in x][:3] == ["# của xã", "TOSO_WEB_PORT=9090", "KHAC=1"]
    assert "AAH" not in done.said


def test_setup_with_nothing_answered_keeps_the_rest_and_a_new_env_is_for_the_owner_only(tmp_path: Path) -> None:
    assert toso("setup", stdin="\n\n\n").code == 0
    assert (tmp_path / ".env").stat().st_mode & 0o077 == 0
    assert load_settings() == Settings()
    assert load_settings().telegram_token is None


def test_demo_shows_a_whole_conversation_with_first_aid_and_keeps_nothing(tmp_path: Path) -> None:
    done = toso("demo")
    assert (done.code, done.err) == (0, "")
    for part in (
        "dữ liệu mẫu",
        "> quen mk vneid roi",
        "Quên mật khẩu VNeID",
        "Bác bình tĩnh, làm ngay",
        "chỉ đúng cửa",
        "chưa chắc",
    ):
        assert part in done.out
    assert list(tmp_path.iterdir()) == []
