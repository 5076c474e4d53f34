"""The examples of deploy/ for containers: what they name is there, and the assistant takes what they set."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml

from bot.replicas.roles import ReplicaRole, require
from bot.settings import NAMES, OWN_PATHS, SECRETS, Settings

ROOT = Path(__file__).parents[1]
COMPOSE = ROOT / "deploy/docker-compose.yml"
KUBERNETES = ROOT / "deploy/kubernetes.yaml"
IMAGE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
KNOWN = {*NAMES, *(f"{name}_FILE" for name in SECRETS)}

ROLES = {"web": 2, "worker": 2, "clock": 1}
"""How many there are of each."""
VALUES = {
    "token": "1234:a-token-of-the-tests",
    "database_url": "postgresql://dondoc_app:mat-khau@db:5432/dondoc",
    "database_owner_url": "postgresql://dondoc:mat-khau-khac@db:5432/dondoc",
    "webhook_secret": "0123456789abcdef",
}
"""What stands in the files of secrets, by their names."""


def compose() -> dict[str, Any]:
    found = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def objects() -> list[dict[str, Any]]:
    return list(yaml.safe_load_all(KUBERNETES.read_text(encoding="utf-8")))


def of_kind(kind: str, name: str) -> dict[str, Any]:
    (found,) = [one for one in objects() if (one["kind"], one["metadata"]["name"]) == (kind, name)]
    return found


def container(kind: str, name: str) -> dict[str, Any]:
    (found,) = of_kind(kind, name)["spec"]["template"]["spec"]["containers"]
    assert isinstance(found, dict)
    return found


def settings_of(environment: Mapping[str, str], folder: Path) -> Settings:
    """What the assistant makes of it, with its secrets in files. Raises BadSettings."""
    given = dict(environment)
    for name, path in environment.items():
        if name.endswith("_FILE"):
            file = folder / Path(path).name
            file.write_text(VALUES[file.name])
            given[name] = str(file)
    return Settings.from_env(given, needed=("DONDOC_TELEGRAM_TOKEN",))


@pytest.mark.parametrize("file", [COMPOSE, KUBERNETES], ids=lambda file: file.name)
def test_every_setting_that_is_named_also_in_a_comment_exists(file: Path) -> None:
    named = set(re.findall(r"DONDOC_[A-Z_]+", file.read_text(encoding="utf-8")))
    assert named
    assert named - {"DONDOC_PORT"} <= KNOWN  # Which the cluster would set by itself.


@pytest.mark.parametrize("role", ROLES)
def test_the_assistant_takes_what_compose_sets(role: str, tmp_path: Path) -> None:
    ours = compose()["services"][role]
    settings = settings_of(ours["environment"], tmp_path)
    assert settings.unknown == ()
    assert settings.listen is not None
    assert settings.webhook is not None
    assert settings.webhook.path == "/telegram/duong-dan-rieng"
    require(ReplicaRole(role), settings)
    assert (ours["command"], ours.get("scale", 1)) == (["run", "--role", role], ROLES[role])
    assert f"http://127.0.0.1:{settings.listen.port}/readyz" in ours["healthcheck"]["test"][-1]
    compile(ours["healthcheck"]["test"][-1], "healthcheck", "exec")


def test_each_web_of_compose_has_a_port_of_the_machine() -> None:
    assert compose()["services"]["web"]["ports"] == ["127.0.0.1:8080-8081:8080"]


def test_compose_names_only_secrets_volumes_and_services_that_are_there() -> None:
    whole = compose()
    assert {*whole} == {"name", "x-dondoc", "services", "secrets", "configs", "volumes"}
    for service in whole["services"].values():
        assert service["restart"] == "unless-stopped"
        assert set(service["secrets"]) <= set(whole["secrets"])
        assert {one.partition(":")[0] for one in service["volumes"]} <= set(whole["volumes"])
        assert set(service.get("depends_on", ())) <= set(whole["services"])
        assert {one["source"] for one in service.get("configs", ())} <= set(whole["configs"])
        assert "test" in service["healthcheck"]
        for name, path in service["environment"].items():
            if name.endswith("_FILE"):
                assert Path(path).parent == Path("/run/secrets")
                assert Path(path).name in service["secrets"]
    assert (COMPOSE.parent / whole["services"]["web"]["build"] / "Dockerfile").exists()


REQUIRED: Mapping[tuple[str, str], Sequence[str]] = {
    ("Namespace", "dondoc"): (),
    ("ConfigMap", "dondoc"): ("data",),
    ("ConfigMap", "roles"): ("data",),
    **{
        ("Deployment", role): ("spec.replicas", "spec.selector.matchLabels", "spec.template.spec.containers")
        for role in ROLES
    },
    ("Service", "web"): ("spec.selector", "spec.ports"),
    ("Ingress", "dondoc"): ("spec.tls", "spec.rules"),
    ("StatefulSet", "db"): ("spec.serviceName", "spec.template.spec.containers", "spec.volumeClaimTemplates"),
    ("Service", "db"): ("spec.selector", "spec.ports"),
    ("NetworkPolicy", "db"): ("spec.podSelector", "spec.ingress"),
}
VERSIONS = {
    "Namespace": "v1",
    "ConfigMap": "v1",
    "Service": "v1",
    "Deployment": "apps/v1",
    "StatefulSet": "apps/v1",
    "Ingress": "networking.k8s.io/v1",
    "NetworkPolicy": "networking.k8s.io/v1",
}


def test_kubernetes_has_its_objects_with_what_each_needs() -> None:
    found = {(one["kind"], one["metadata"]["name"]): one for one in objects()}
    assert {*found} == {*REQUIRED}
    for key, paths in REQUIRED.items():
        assert found[key]["apiVersion"] == VERSIONS[key[0]]
        assert key[0] == "Namespace" or found[key]["metadata"]["namespace"] == "dondoc"
        for path in paths:
            assert _at(found[key], path), f"{key} has no {path}"


def _at(found: Any, path: str) -> Any:
    for name in path.split("."):
        found = found[name]
    return found


@pytest.mark.parametrize(("kind", "name"), [*(("Deployment", role) for role in ROLES), ("StatefulSet", "db")])
def test_what_is_selected_is_what_is_made(kind: str, name: str) -> None:
    spec = of_kind(kind, name)["spec"]
    labels = spec["template"]["metadata"]["labels"]
    assert spec["replicas"] == ROLES.get(name, 1)
    assert spec["selector"]["matchLabels"] == labels
    if ("Service", name) in REQUIRED:
        service = of_kind("Service", name)["spec"]
        assert service["selector"] == labels
        ports = {one["name"]: one["containerPort"] for one in container(kind, name)["ports"]}
        assert [ports[one["targetPort"]] for one in service["ports"]] == [one["port"] for one in service["ports"]]


@pytest.mark.parametrize("role", ROLES)
def test_the_cluster_adds_no_names_that_look_like_settings(role: str) -> None:
    assert of_kind("Deployment", role)["spec"]["template"]["spec"]["enableServiceLinks"] is False


@pytest.mark.parametrize("role", ROLES)
def test_a_new_version_comes_beside_the_old_one(role: str) -> None:
    assert of_kind("Deployment", role)["spec"]["strategy"]["type"] == "RollingUpdate"
    assert container("Deployment", role)["args"] == ["run", "--role", role]


def test_who_may_talk_to_the_database_is_every_role() -> None:
    (rule,) = of_kind("NetworkPolicy", "db")["spec"]["ingress"]
    (allowed,) = rule["from"]
    for role in ROLES:
        labels = of_kind("Deployment", role)["spec"]["template"]["metadata"]["labels"]
        assert allowed["podSelector"]["matchLabels"].items() <= labels.items()


@pytest.mark.parametrize("role", ROLES)
def test_the_assistant_takes_what_kubernetes_sets(role: str, tmp_path: Path) -> None:
    environment = of_kind("ConfigMap", "dondoc")["data"]
    settings = settings_of(environment, tmp_path)
    assert settings.unknown == ()
    assert settings.listen is not None
    require(ReplicaRole(role), settings)
    assert [one["containerPort"] for one in container("Deployment", role)["ports"]] == [settings.listen.port]
    (reference,) = container("Deployment", role)["envFrom"]
    assert reference["configMapRef"]["name"] == "dondoc"
    annotations = of_kind("Deployment", role)["spec"]["template"]["metadata"]["annotations"]
    assert annotations["prometheus.io/port"] == str(settings.listen.port)
    assert annotations["prometheus.io/path"] in OWN_PATHS


@pytest.mark.parametrize("role", ROLES)
def test_probes_ask_what_is_answered(role: str) -> None:
    ours = container("Deployment", role)
    probes = {name: ours[name]["httpGet"] for name in ("startupProbe", "livenessProbe", "readinessProbe")}
    assert {name: one["path"] for name, one in probes.items()} == {
        "startupProbe": "/healthz",
        "livenessProbe": "/healthz",
        "readinessProbe": "/readyz",
    }
    assert {one["path"] for one in probes.values()} <= set(OWN_PATHS)
    assert {one["port"] for one in probes.values()} == {"http"}


def test_the_ingress_lets_the_path_of_the_webhook_in_and_no_other(tmp_path: Path) -> None:
    ((rule,), (tls,)) = (of_kind("Ingress", "dondoc")["spec"][name] for name in ("rules", "tls"))
    url = urlsplit(of_kind("ConfigMap", "dondoc")["data"]["DONDOC_WEBHOOK_URL"])
    (path,) = rule["http"]["paths"]
    assert (url.hostname, url.path) == (rule["host"], path["path"])
    assert path["pathType"] == "Exact"
    assert tls["hosts"] == [rule["host"]]
    backend = path["backend"]["service"]
    assert backend["port"]["name"] in [one["name"] for one in of_kind("Service", backend["name"])["spec"]["ports"]]


def mounted(kind: str, name: str) -> Iterator[str]:
    """The paths of the files of secrets in a container."""
    pod = of_kind(kind, name)["spec"]["template"]["spec"]
    volumes = {one["name"]: one for one in pod["volumes"]}
    for mount in container(kind, name)["volumeMounts"]:
        for item in volumes.get(mount["name"], {}).get("secret", {}).get("items", ()):
            yield f"{mount['mountPath']}/{item['path']}"


def test_every_secret_is_mounted_where_it_is_looked_for() -> None:
    ours = of_kind("ConfigMap", "dondoc")["data"]
    for role in ROLES:
        assert {path for name, path in ours.items() if name.endswith("_FILE")} == set(mounted("Deployment", role))
    theirs = {one["name"]: one["value"] for one in container("StatefulSet", "db")["env"]}
    looked_for = {theirs["POSTGRES_PASSWORD_FILE"], theirs["APP_PASSWORD_FILE"]}
    assert looked_for == set(mounted("StatefulSet", "db"))


def test_both_make_the_user_of_the_assistant_as_the_script_does() -> None:
    script = (ROOT / "deploy/roles.sh").read_text(encoding="utf-8")
    assert of_kind("ConfigMap", "roles")["data"] == {"roles.sh": script}
    assert compose()["configs"]["roles"]["file"] == "./roles.sh"
    assert f"CREATE ROLE {urlsplit(VALUES['database_url']).username} LOGIN" in script


def test_both_know_the_user_of_the_image_and_where_it_may_write() -> None:
    user = of_kind("Deployment", "worker")["spec"]["template"]["spec"]["securityContext"]["runAsUser"]
    assert f"--uid {user} " in IMAGE
    writable = {one["mountPath"] for one in container("Deployment", "worker")["volumeMounts"] if "readOnly" not in one}
    assert writable == {"/data", "/tmp"}
    assert "WORKDIR /data" in IMAGE


def test_the_page_of_the_operators_makes_every_secret() -> None:
    page = (ROOT / "docs/van-hanh.md").read_text(encoding="utf-8")
    kept = {item["key"] for item in _items()}
    assert kept == {*VALUES, "db_password", "db_app_password"}
    for key in kept:
        assert f"--from-file={key}=" in page
        assert f"`{key}`" in page


def _items() -> Iterator[dict[str, str]]:
    for kind, name in (("Deployment", "worker"), ("StatefulSet", "db")):
        for volume in of_kind(kind, name)["spec"]["template"]["spec"]["volumes"]:
            yield from volume.get("secret", {}).get("items", ())


def test_the_image_holds_all_that_the_package_is_made_of() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    rooms = project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]
    assert sorted(re.findall(r"^COPY (\w+) \1$", IMAGE, flags=re.M)) == sorted(rooms)
    files = [word for line in re.findall(r"^COPY (.+) \./$", IMAGE, flags=re.M) for word in line.split()]
    let_in = re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(encoding="utf-8"), flags=re.M)
    assert sorted(let_in) == sorted([*rooms, *files])
