"""A submission made runnable for one step, and the calls into it.

Holds no answer to that step: the functions of earlier steps are the reference's, so that one bug
costs one step, and those of the step itself are the learner's alone.
"""

import contextlib
import copy
import importlib
import inspect
import io
import os
import random
import signal
import sys
import time
import types
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import ModuleType
from typing import Any, Final, NoReturn

import numpy as np

from grader.worker.digest import digest_of
from grader.worker.encoding import encode
from grader.worker.frame import WireError, decode
from grader.worker.imports import Gate, Inert, Siblings
from grader.worker.kinds import bare_name, is_a, names_of, namespace, plain, whole_number
from grader.worker.loading import Ended, Fault, Loaded, Loader, Overtime, new_module

MAX_OUTPUT: Final = 20_000
MAX_TEXT: Final = 500
MAX_RESULTS: Final = 8 << 20
MAX_WARNING: Final = 200
MAX_NOTES: Final = 20
MAX_NAMES: Final = 200


class Program:
    """The loaded submission.

    Parameters
    ----------
    request : mapping
        As `grader.worker.request.load_request` makes it.
    debug : bool
        Whether a debugger may want to wait as long as it likes, and to print.
    alone : bool
        Whether nothing else will ever run in this process: what is done to it then, to tell of what
        the submission tries, cannot be undone.
    """

    def __init__(
        self, request: Mapping[str, Any], debug: bool = False, alone: bool = False
    ) -> None:
        self.request = request
        self.debug = debug
        self.loader = Loader(self._alarm, time.monotonic() + request["seconds"], request["lean"])
        self.modules: dict[str, ModuleType] = {}
        self.loaded: dict[str, Loaded] = {}
        self.output = _BoundedText()
        self.kept: dict[str, Any] = {}
        seed_everything(request["seed"])
        self.reference = _load_reference(request["earlier"])
        self._open_gate()
        if alone:
            self.loader.trespasses.watch()
            os._exit = _ender()
        main = new_module(request["main"])
        with self._captured(), warnings.catch_warnings(record=True):
            self._execute(main)
        self._tell_apart(main)
        if request["flat"]:
            self._replace_earlier(main)
        self.main = main

    def _open_gate(self) -> None:
        names = frozenset(self.request["files"]) | frozenset(self.reference)
        request = self.request
        siblings = Siblings(names, self._execute)
        rules = request["allowed"], request["inert"], request["refusal"], request["stems"]
        self.gate = Gate(*rules, siblings, self.loader.places.__contains__)
        sys.meta_path.insert(0, self.gate)
        for name in [name for name in sys.modules if name.partition(".")[0] in self.gate.inert]:
            del sys.modules[name]  # there only in the process of a debugger

    def _execute(self, module: ModuleType) -> None:
        """Run a file of the submission into its module, earlier steps' functions on top."""
        name = module.__name__
        self.modules[name] = module
        if source := self.request["files"].get(name):
            if source["file"].endswith(".ipynb"):  # what a notebook has without importing it
                namespace(module).update(display=Inert(), get_ipython=Inert())
            loaded = self.loader.load(source["blocks"], source["file"], module, source["path"])
            self.loaded[name] = loaded
        if name in self.reference:
            self._replace(module, self.request["replaced"][name], self.reference[name])

    def _replace_earlier(self, main: ModuleType) -> None:
        """In a submission that is one file, the earlier functions live in the module itself.

        All but those whose name this step's own function may have as well.
        """
        own = self.request["also"].values()
        for stem, names in self.request["replaced"].items():
            self._replace(main, [n for n in names if n not in own], self.reference[stem])

    def _tell_apart(self, main: ModuleType) -> None:
        """Give each step its own one of two functions that a file binds to the same name.

        The later step begins with the first of its functions. If the name, or the other one that it
        may have there, is bound after that, then this step's is the last one before. If not, the
        last one before belongs to the functions that follow it, and this step's is the one before.
        """
        versions = self.loaded[main.__name__].versions if main.__name__ in self.loaded else []
        for name, other in self.request["shared"].items():
            begins = next((i for i, (key, _) in enumerate(versions) if key in other["later"]), None)
            before = [value for key, value in versions[:begins] if key == name]
            if begins is None or not before:
                continue
            elsewhere = {key for key, _ in versions[begins:]} & {name, other["instead"]}
            own = before[-1] if elsewhere or len(before) == 1 else before[-2]
            namespace(main)[name] = own
        for name, other in self.request["also"].items():
            if name not in namespace(main) and other in namespace(main):
                namespace(main)[name] = namespace(main)[other]
                bound = self.loaded[main.__name__].bound
                bound.update({name: bound[other]} if other in bound else {})  # else by a star or if

    def _replace(self, module: ModuleType, names: Sequence[str], reference: ModuleType) -> None:
        """Put the reference's functions in place of the module's own, under all their names."""
        bound = namespace(module)
        for name in names:
            own = bound.get(name)
            aliases = [key for key, value in bound.items() if own is not None and value is own]
            for key in (name, *aliases):
                bound[key] = self._lenient(namespace(reference)[name], own)

    def _lenient(self, reference: Callable[..., Any], own: object) -> Callable[..., Any]:
        return self.loader.attempt(lambda: _lenient(reference, own), reference)

    def _captured(self) -> contextlib.AbstractContextManager[object]:
        if self.debug:
            return contextlib.nullcontext()
        return contextlib.redirect_stdout(self.output)

    def _alarm(self, seconds: float) -> contextlib.AbstractContextManager[None]:
        if self.debug or not hasattr(signal, "setitimer"):
            return contextlib.nullcontext()
        return _Alarm(seconds)

    def describe(self) -> dict[str, Any]:
        """Say what was found: the functions of the step, and what went wrong on the way."""
        self.loader.trespasses.taken()  # while the file was loaded; the faults tell of them
        loaded = self.loaded.get(self.main.__name__, Loaded())
        names = names_of(namespace(self.main))
        callables = [name for name, value in names.items() if callable(value)]
        return {
            "functions": {
                name: self._describe_function(name) for name in self.request["functions"]
            },
            "names": [name for name in callables if not name.startswith("_")][:MAX_NAMES],
            "faults": loaded.faults,
            "lean": loaded.lean and not self.request["lean"],
        }

    def _describe_function(self, name: str) -> dict[str, Any]:
        function = namespace(self.main).get(name)
        loaded = self.loaded.get(self.main.__name__, Loaded())
        where = self.loader.attempt(lambda: self._where(function), None)
        label, line = where or loaded.bound.get(name) or ("", None)
        return {
            "there": callable(function),
            "type": bare_name(type(function)),
            "stub": name in loaded.stubs,
            "fault": loaded.unbound.get(name),
            "label": label,
            "line": whole_number(line),
        }

    def _where(self, function: object) -> tuple[str, int] | None:
        code = getattr(inspect.unwrap(function), "__code__", None)  # type: ignore[arg-type]
        place = self.loader.place(code.co_filename) if type(code) is types.CodeType else None
        return (place.label, code.co_firstlineno) if place and code else None

    def accepts(self, name: str, args: int, keywords: Sequence[str]) -> dict[str, Any]:
        """Say whether a function can be called with so many arguments and these keywords."""
        unknown: dict[str, Any] = {"accepts": True, "signature": None}
        return self.loader.attempt(lambda: self._accepts(name, args, keywords), unknown)

    def _accepts(self, name: str, args: int, keywords: Sequence[str]) -> dict[str, Any]:
        function = namespace(self.main).get(name)
        signature = inspect.signature(function)  # type: ignore[arg-type]
        try:
            signature.bind(*[None] * args, **dict.fromkeys(keywords))
        except TypeError as error:
            bare = signature.replace(return_annotation=inspect.Signature.empty)
            text = plain(str(error), MAX_TEXT)
            return {"accepts": False, "signature": _shown(name, bare), "text": text}
        return {"accepts": True, "signature": _shown(name, signature)}

    def call(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """Call a function; report its value, or how it failed, and everything seen on the way."""
        kwargs, sent = request["kwargs"], decode(request["args"])
        given = _Given(request["given"])
        self.output.clear()
        reply: dict[str, Any] = {"value": None, "fault": None}
        if request["seed"] is not None:
            seed_everything(request["seed"])
        started = time.perf_counter()
        with (
            self._captured(),
            warnings.catch_warnings(record=True) as caught,
            given.installed(self.modules.values()),
        ):
            warnings.simplefilter("default")
            try:
                with self._alarm(request["seconds"]):
                    args = self._with_kept(sent, request)
                    reply["value"] = self._function(request["function"])(*args, **kwargs)
            except BaseException as error:
                reply["fault"] = self._explain(error)
        if request["keep"] is not None:
            self.kept[request["keep"]] = reply["value"]
        return reply | {
            "args": None if _is(sent, request["args"]) else sent,
            "output": plain(self.output.getvalue(), MAX_OUTPUT),
            "warnings": self._describe_warnings(caught),
            "seconds": time.perf_counter() - started,
            "given_used": given.used,
            "trespasses": self.loader.trespasses.taken(),
        }

    def repeat(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """Make many calls; encode what came of each, until that is too much or took too long.

        Whoever asks knows what to expect. To hear of a warning they make the calls one by one.
        """
        results: list[object] = []
        room = MAX_RESULTS
        with (
            self._captured(),
            warnings.catch_warnings(record=True) as caught,
            contextlib.suppress(Overtime, WireError),
            self._alarm(request["seconds"]),
        ):
            warnings.simplefilter("default")
            for call in decode(request["calls"]):
                try:
                    seen = self._seen(call)
                except (Overtime, WireError):
                    raise
                except BaseException as error:
                    results.append(self._explain(error))
                    continue
                room -= len(seen)
                if room < 0:
                    break
                results.append(seen)
        return {"results": results, "odd": bool(caught or self.loader.trespasses.taken())}

    def _seen(self, call: Mapping[str, Any]) -> bytes:
        """Make one of many calls; encode all that a check can see of it, or digest its value."""
        sent, given = decode(call["args"]), _Given(call["given"])
        self.output.clear()
        if call["seed"] is not None:
            seed_everything(call["seed"])
        with given.installed(self.modules.values()):
            args = self._with_kept(sent, call)
            value = self._function(call["function"])(*args, **call["kwargs"])
        if call["keep"] is not None:
            self.kept[call["keep"]] = value
        if call["private"] is not None:
            return digest_of(value, call["private"])
        left = None if _is(sent, call["args"]) else sent
        return encode([value, left, given.used, plain(self.output.getvalue(), MAX_OUTPUT)])

    def _with_kept(self, sent: Sequence[Any], call: Mapping[str, Any]) -> list[Any]:
        """Put what was kept in its place among the arguments of a call."""
        args = list(sent)
        for position, key, index in call["kept"]:
            args[position] = self.kept[key][index]
        return args

    def _function(self, name: str) -> Any:
        """Find a function in the main module, else in the step's file it belongs to."""
        if name not in namespace(self.main) and not self.request["flat"]:
            home = importlib.import_module(self.request["homes"][name])
            return getattr(home, name)
        return getattr(self.main, name)

    def _explain(self, error: BaseException) -> Fault:
        """Blame a name that is missing because its own line failed on that line."""
        fault = self.loader.fault(error)
        name = _name_of(error) if is_a(error, NameError) else None
        if type(name) is str:
            for loaded in self.loaded.values():
                if cause := loaded.unbound.get(name):
                    return {**cause, "name": name}
        return fault

    def _describe_warnings(self, caught: list[warnings.WarningMessage]) -> list[dict[str, Any]]:
        """Describe warnings up to the first, if any, that refuses to be."""
        told: list[dict[str, Any]] = []
        described = map(self._describe_warning, caught[:MAX_NOTES])
        self.loader.attempt(lambda: told.extend(described), None)  # keeps those before the first
        return told

    def _describe_warning(self, item: warnings.WarningMessage) -> dict[str, Any]:
        place = self.loader.place(item.filename)
        return {
            "text": plain(str(item.message), MAX_WARNING),
            "type": bare_name(item.category),
            "line": whole_number(item.lineno) if place else None,
            "label": place.label if place else "",
        }


_name_of = vars(NameError)["name"].__get__


def _is(value: object, encoded: bytes) -> bool:
    """Whether a value, encoded, is this still."""
    try:
        return encode(value) == encoded
    except WireError:  # it has grown
        return False


def _shown(name: str, signature: inspect.Signature) -> str:
    return plain(f"{name}{signature}", MAX_TEXT)


class _Alarm(contextlib.AbstractContextManager[None]):
    """Raises `Overtime` inside when the time is up, and leaves an alarm around it to go off.

    A class, as a generator's context manager would set attributes of the learner's exception.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def __enter__(self) -> None:
        signal.signal(signal.SIGALRM, _raise_overtime)
        self.around, _ = signal.getitimer(signal.ITIMER_REAL)  # of a file that imports this one
        self.started = time.monotonic()
        signal.setitimer(signal.ITIMER_REAL, min(self.seconds, self.around or self.seconds))

    def __exit__(self, *exception: object) -> None:
        left = max(self.around - (time.monotonic() - self.started), 0.001) if self.around else 0
        signal.setitimer(signal.ITIMER_REAL, left)


class _Given:
    """Functions replaced, for one call, by ones that hand out a given value and count it."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        self.values = values
        self.used = 0

    @contextlib.contextmanager
    def installed(self, modules: Iterable[ModuleType]) -> Iterator[None]:
        """Replace the functions in all modules, under all their names, and put them back."""
        undo: list[tuple[dict[str, Any], str, Any]] = []
        for name in self.values:
            owners = [namespace(module)[name] for module in modules if name in namespace(module)]
            found = [
                (namespace(module), key, value)
                for module in modules
                for key, value in namespace(module).items()
                if key == name or any(value is owner for owner in owners)
            ]
            for names, key, _ in found:
                names[key] = self._hand_out(name)
            undo += found
        try:
            yield
        finally:
            for names, key, value in undo:
                names[key] = value

    def _hand_out(self, name: str) -> Callable[..., Any]:
        def given(*args: object, **kwargs: object) -> Any:
            self.used += 1
            return copy.deepcopy(self.values[name])

        return given


class _BoundedText(io.StringIO):
    """Standard output of the submission, as far as anybody would read it."""

    def write(self, text: str) -> int:
        room = MAX_OUTPUT - self.tell()
        if room > 0:
            super().write(text[:room])
        return len(text)

    def clear(self) -> None:
        self.seek(0)
        self.truncate()


def seed_everything(seed: int) -> None:
    """Make every source of randomness a learner may use a function of `seed`.

    Besides the two global generators this covers generators that are made without a seed: NumPy
    draws the entropy for those from one function.
    """
    np.random.seed(seed % 2**32)
    random.seed(seed)
    fresh = random.Random(seed)  # noqa: S311 - reproducible, not secret
    with contextlib.suppress(AttributeError):
        np.random.bit_generator.randbits = fresh.getrandbits  # type: ignore[attr-defined]


def _load_reference(sources: Mapping[str, str]) -> dict[str, ModuleType]:
    """Run the reference of the earlier steps, that import each other, in course order."""
    modules = {}
    for stem, text in sources.items():
        modules[stem] = new_module(stem)
        exec(compile(text, f"<course {stem}>", "exec"), namespace(modules[stem]))  # noqa: S102
    for stem in sources:
        sys.modules.pop(stem)
    return modules


def _lenient(reference: Callable[..., Any], own: object) -> Callable[..., Any]:
    """Let `reference` ignore arguments that only the learner's own function knows."""
    if not isinstance(own, types.FunctionType):
        return reference
    ours, theirs = inspect.signature(reference), inspect.signature(own)
    if len(theirs.parameters) <= len(ours.parameters):
        return reference

    def replaced(*args: object, **kwargs: object) -> Any:
        known = {key: value for key, value in kwargs.items() if key in ours.parameters}
        return reference(*args[: len(ours.parameters)], **known)

    return replaced


def _ender() -> Any:
    """Make an ``os._exit`` that has a line in the submission, instead of none and no report."""
    leave, own = os._exit, os.getpid()

    def end(status: int) -> NoReturn:
        if os.getpid() != own:  # a fork, where there can be one: nobody waits for its report
            leave(status)
        raise Ended(f"your program ended the process (os._exit), with status {status}")

    return end


def _raise_overtime(signum: int, frame: object) -> None:
    raise Overtime
