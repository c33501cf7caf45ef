"""Single sign-on with a real provider: who comes in, and what is refused."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit, urlunsplit
from uuid import uuid4

import httpx
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

from tests.servers import Servers
from tests.web.live import running_web
from tests.web.provider import CLIENT_ID, SECRET, Provider, running_provider, sign_in
from tests.web.visitor import csrf_of, log_in
from tests.workers.desks import new_desk
from web import sso
from workers.database import connect
from workers.models import Role
from workers.repository import users
from workers.repository.query import rows
from workers.settings import NotSetUp, Settings, settings
from workers.sso import free_names

START = "/dang-nhap/sso"


@pytest.fixture(scope="module")
def provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Provider]:
    with running_provider(tmp_path_factory.mktemp("provider")) as running:
        yield running


@pytest.fixture(scope="module")
def joined(site: str, provider: Provider) -> Iterator[str]:
    """The address of a web server that knows the provider, beside one that does not."""
    office = new_desk().office_code
    with pytest.MonkeyPatch.context() as patch:
        for name, value in {
            "ISSUER": provider.issuer,
            "CLIENT_ID": CLIENT_ID,
            "CLIENT_SECRET": SECRET,
            "SCOPES": "openid profile groups",
            "ROLES": '{"hoso-check": "verifier", "hoso-lead": "manager"}',
            "OFFICE": office,
        }.items():
            patch.setenv(f"HOSO_OIDC_{name}", value)
        settings.cache_clear()
        with running_web() as address:
            provider.register(address)
            yield address
    settings.cache_clear()


@pytest.fixture
def http(joined: str) -> Iterator[httpx.Client]:
    """Somebody's browser, which keeps cookies of both sites apart."""
    with httpx.Client(base_url=joined, timeout=30) as client:
        yield client


def somebody(provider: Provider, group: str | None = "hoso-check") -> str:
    username = f"s-{uuid4().hex[:10]}"
    provider.add(username, "Phạm Thị Thử", f"{username}@vidu.vn", group and f"{group}")
    return username


def role_in_the_database(username: str) -> Role:
    with connect() as conn:
        user = users.by_username(conn, username)
    assert user is not None
    return user.role


def test_who_has_a_group_of_the_provider_is_made_a_user_of_its_role(
    http: httpx.Client, provider: Provider
) -> None:
    username = somebody(provider)
    back = sign_in(http, provider, f"{START}?toi=/kiem-tra", username)
    answer = http.get(back.headers["location"])
    assert (answer.status_code, answer.headers["location"]) == (303, "/kiem-tra")
    assert "Phạm Thị Thử" in http.get("/").text
    assert role_in_the_database(username) is Role.VERIFIER


def test_the_same_subject_is_the_same_user_and_follows_the_provider_s_role(
    http: httpx.Client, provider: Provider, joined: str
) -> None:
    username = somebody(provider)
    http.get(sign_in(http, provider, START, username).headers["location"])
    provider.put_into(username, "hoso-lead")
    with httpx.Client(base_url=joined, timeout=30) as later:
        later.get(sign_in(later, provider, START, username).headers["location"])
        assert later.get("/so-lieu").status_code == 200
    assert role_in_the_database(username) is Role.MANAGER
    provider.put_into(username, "another")
    with httpx.Client(base_url=joined, timeout=30) as out:
        refused = out.get(sign_in(out, provider, START, username).headers["location"])
        assert refused.status_code == 403
        assert out.get("/").status_code == 303


def test_who_has_no_group_of_ours_is_not_let_in(http: httpx.Client, provider: Provider) -> None:
    username = somebody(provider, group=None)
    answer = http.get(sign_in(http, provider, START, username).headers["location"])
    assert answer.status_code == 403
    assert "không được phân quyền" in answer.text
    assert http.get("/").status_code == 303


def test_a_name_that_is_taken_here_is_not_the_user_of_that_name(
    http: httpx.Client, provider: Provider
) -> None:
    desk = new_desk()
    provider.add(desk.username, "Phạm Thị Khác", f"{desk.username}@vidu.vn", "hoso-check")
    http.get(sign_in(http, provider, START, desk.username).headers["location"])
    page = http.get("/tai-khoan").text
    assert f"{desk.username}-2" in page
    assert "Lê Thị Thử" not in page


def test_a_user_links_the_account_after_confirming_and_comes_in_by_it(
    joined: str, provider: Provider
) -> None:
    desk, username = new_desk(), somebody(provider, group=None)
    mine, _ = log_in(joined, desk.username, desk.password)
    mine.get(sign_in(mine, provider, f"{START}?toi=/tai-khoan", username).headers["location"])
    page = mine.get("/tai-khoan")
    assert "Liên kết tài khoản cơ quan của «Phạm Thị Thử»" in page.text
    with httpx.Client(base_url=joined, timeout=30) as before:
        back = sign_in(before, provider, START, username).headers["location"]
        assert before.get(back).status_code == 403
    assert mine.post("/tai-khoan/lien-ket", data={"csrf": csrf_of(page)}).status_code == 303
    with httpx.Client(base_url=joined, timeout=30) as after:
        after.get(sign_in(after, provider, START, username).headers["location"])
        assert "Lê Thị Thử" in after.get("/").text
    mine.post("/tai-khoan/bo-lien-ket", data={"csrf": csrf_of(page)})
    with httpx.Client(base_url=joined, timeout=30) as gone:
        back = sign_in(gone, provider, START, username).headers["location"]
        assert gone.get(back).status_code == 403


def test_an_account_that_is_closed_here_stays_out(http: httpx.Client, provider: Provider) -> None:
    username = somebody(provider)
    http.get(sign_in(http, provider, START, username).headers["location"])
    with connect() as conn:
        rows(
            conn,
            "UPDATE app_user SET is_active = false WHERE username = %(n)s RETURNING id",
            n=username,
        )
    back = sign_in(http, provider, START, username)
    assert http.get(back.headers["location"]).status_code == 403


def test_the_way_there_carries_state_nonce_and_a_challenge(
    http: httpx.Client, provider: Provider
) -> None:
    asked = parse_qs(urlsplit(http.get(START).headers["location"]).query)
    assert asked["response_type"] == ["code"]
    assert asked["code_challenge_method"] == ["S256"]
    assert len(asked["state"][0]) > 20
    assert len(asked["nonce"][0]) > 15
    assert "openid" in asked["scope"][0]


@pytest.mark.parametrize(
    "change", ["other state", "no state", "other code", "another browser", "twice"]
)
def test_an_answer_that_was_tampered_with_is_refused(
    http: httpx.Client, provider: Provider, joined: str, change: str
) -> None:
    address = urlsplit(sign_in(http, provider, START, somebody(provider)).headers["location"])
    asked = {name: values[0] for name, values in parse_qs(address.query).items()}
    browser = http
    match change:
        case "other state":
            asked["state"] = asked["state"][::-1]
        case "no state":
            del asked["state"]
        case "other code":
            asked["code"] = asked["code"][::-1]
        case "another browser":
            browser = httpx.Client(base_url=joined)
        case "twice":
            http.get(urlunsplit(address))
            http.cookies.delete("hoso_session", domain="127.0.0.1")
    answer = browser.get(address.path, params=asked)
    assert answer.status_code == 401
    assert "Đăng nhập một lần không thành công" in answer.text
    assert browser.get("/").status_code == 303


@pytest.mark.parametrize(
    "forgery",
    [
        "other subject",
        "other key",
        "unsigned",
        "client's secret",
        "audience",
        "issuer",
        "nonce",
        "old",
    ],
)
def test_a_token_that_was_tampered_with_is_refused(
    http: httpx.Client,
    provider: Provider,
    monkeypatch: pytest.MonkeyPatch,
    forgery: str,
) -> None:
    """Somebody on the way from the provider changes the ID token; all the rest is genuine."""
    from authlib.integrations.starlette_client.apps import StarletteOAuth2App

    genuine = StarletteOAuth2App.fetch_access_token

    async def forged(self: StarletteOAuth2App, **asked: object) -> dict[str, object]:
        token: dict[str, object] = await genuine(self, **asked)
        token["id_token"] = forge(str(token["id_token"]), provider.key, forgery)
        return token

    monkeypatch.setattr(StarletteOAuth2App, "fetch_access_token", forged)
    back = sign_in(http, provider, START, somebody(provider)).headers["location"]
    answer = http.get(back)
    assert answer.status_code == 401, answer.text
    assert http.get("/").status_code == 303


def forge(token: str, key: RSAKey, forgery: str) -> str:
    said = jwt.decode(token, key)
    header, claims = {"alg": "RS256", "kid": key.kid}, dict(said.claims)
    match forgery:
        case "other subject":
            head, _, tail = token.split(".")
            body = jwt.encode(header, {**claims, "sub": "another"}, key).split(".")[1]
            return f"{head}.{body}.{tail}"
        case "other key":
            return jwt.encode(header, claims, RSAKey.generate_key(2048))
        case "unsigned":
            return jwt.encode({"alg": "none"}, claims, key, algorithms=["none"])
        case "client's secret":
            return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(SECRET))
        case "audience":
            claims["aud"] = ["another client"]
        case "issuer":
            claims["iss"] = "https://another.vn"
        case "nonce":
            claims["nonce"] = "another"
        case "old":
            claims |= {"exp": claims["iat"] - 600, "iat": claims["iat"] - 1200}
    return jwt.encode(header, claims, key)


def test_logging_out_ends_the_session_of_the_provider_too(
    http: httpx.Client, provider: Provider
) -> None:
    http.get(sign_in(http, provider, START, somebody(provider)).headers["location"])
    left = http.post("/dang-xuat", data={"csrf": csrf_of(http.get("/"))})
    goodbye = http.get(left.headers["location"])
    way = goodbye.headers["refresh"].partition("url=")[2]
    assert way.startswith(f"{provider.issuer}/oauth/end_session?")
    assert f"client_id={CLIENT_ID}" in way
    assert http.get("/").status_code == 303


def test_where_passwords_are_switched_off_none_is_asked_for_or_taken(
    joined: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = new_desk()
    monkeypatch.setattr(
        "web.pages.login.settings", lambda: settings().model_copy(update={"password_login": False})
    )
    with httpx.Client(base_url=joined) as http:
        page = http.get("/dang-nhap")
        assert 'type="password"' not in page.text
        assert "/dang-nhap/sso" in page.text
        form = {"csrf": csrf_of(page), "username": desk.username, "password": desk.password}
        assert http.post("/dang-nhap", data=form).status_code == 403


def test_a_provider_that_does_not_answer_is_named_and_passwords_still_work(
    joined: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = new_desk()

    async def down(self: sso.SingleSignOn) -> None:
        raise sso.SsoDown

    monkeypatch.setattr(sso.SingleSignOn, "_metadata", down)
    with httpx.Client(base_url=joined) as http:
        answer = http.get(START)
    assert answer.status_code == 503
    assert "tạm thời không hoạt động" in answer.text
    assert log_in(joined, desk.username, desk.password)[1].status_code == 303


def test_without_a_provider_there_is_no_single_sign_on(site: str) -> None:
    assert httpx.get(f"{site}{START}").status_code == 404
    assert START not in httpx.get(f"{site}/dang-nhap").text


@pytest.mark.parametrize(
    "chosen",
    [
        {"oidc_issuer": "https://id.vidu.vn"},
        {"oidc_issuer": "http://id.vidu.vn", "oidc_client_id": "a", "oidc_client_secret": "b"},
        {"password_login": False},
    ],
)
def test_settings_that_let_nobody_in_or_anybody_listen_are_refused(
    servers: Servers, chosen: dict[str, object]
) -> None:
    given = Settings.model_validate({**servers.settings.model_dump(), **chosen})
    with pytest.raises(NotSetUp):
        sso.open_sso(given)


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("mai.tran", "mai.tran"),
        ("Trần Mai@vidu.vn", "tran-mai"),
        ("_x", "x"),
        ("ữ!", "u-"),
        ("!", "sso"),
    ],
)
def test_a_user_name_is_made_of_what_the_provider_says(said: str, name: str) -> None:
    assert free_names(said)[0] == name
