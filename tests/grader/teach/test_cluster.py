"""The workers of a Dask cluster do the jobs: a real scheduler, and processes of this machine."""

import contextlib
import dataclasses
import itertools
import os
import re
import shutil
import signal
import subprocess
import sys
import threading

import psutil
import pytest

from grader.model import GraderFault, Submission, UsageProblem
from grader.teach import cluster
from grader.teach.cluster import AHEAD, ClusterCrew
from grader.teach.gradebook import Gradebook
from grader.teach.grading import Setting, close_all, grade_job
from grader.teach.job import Job
from tests.conftest import GRADE, ROOT
from tests.grader.teach import works

SECONDS = 30.0
"""More than anything here takes."""

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="nothing is killed there")


class Dask:
    """A scheduler, and workers that come and go."""

    def __init__(self, folder, allowed_failures=3):
        self._folder = folder
        self._env = os.environ | {
            "DASK_TEMPORARY_DIRECTORY": str(folder),
            "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": str(allowed_failures),
        }
        self.started = []
        self.scheduler = self._start("scheduler", subprocess.PIPE, "--port", "0", "--no-jupyter")
        told = next(line for line in self.scheduler.stderr if "Scheduler at:" in line)
        self.address = re.search(r"\S+://\S+", told)[0]
        threading.Thread(target=self._read, daemon=True).start()

    def _start(self, what, stderr, *options, path=ROOT):
        module, local = f"distributed.cli.dask_{what}", ("--host", "127.0.0.1", "--no-dashboard")
        command = [sys.executable, "-m", module, *options, *local]
        env = self._env | {"PYTHONPATH": str(path)}
        return subprocess.Popen(command, env=env, cwd=self._folder, stderr=stderr, text=True)

    def _read(self):
        """Read what it writes to its end, so that it never waits for us."""
        with self.scheduler.stderr as lines:
            for _ in lines:
                pass

    def worker(self, *options, path=ROOT):
        """Start a worker, of one thread; without a nanny: if it dies it stays dead."""
        with (self._folder / f"worker{len(self.started)}").open("w") as log:
            options = (self.address, "--nthreads", "1", *(options or ("--no-nanny",)))
            self.started.append(self._start("worker", log, *options, path=path))
        return self.started[-1]

    @property
    def workers(self):
        """Those that live."""
        return [worker for worker in self.started if worker.poll() is None]

    def staff(self, count):
        """Have so many workers."""
        while len(self.workers) < count:
            self.worker()

    def close(self):
        """End all of it."""
        for process in (*self.started, self.scheduler):
            process.kill()
        for process in (*self.started, self.scheduler):
            process.wait(SECONDS)


@pytest.fixture(scope="module")
def shared(tmp_path_factory):
    """A cluster that takes a job for broken after two workers: one with others, one alone."""
    with contextlib.closing(Dask(tmp_path_factory.mktemp("shared"), allowed_failures=0)) as dask:
        yield dask


@pytest.fixture
def own(tmp_path):
    """A cluster to be broken."""
    with contextlib.closing(Dask(tmp_path)) as dask:
        yield dask


@pytest.fixture
def setting(tiny):
    return Setting(tiny.root, ("one", "two"))


def job(student, place=""):
    return Job(str(student), str(place), Submission("o", "0" * 64))


def endings(outcomes):
    return sorted((outcome.student, outcome.ending.value) for outcome in outcomes)


def without_times(outcome):
    report = outcome.report
    steps = [
        dataclasses.replace(
            step, checks=tuple(dataclasses.replace(check, seconds=0.0) for check in step.checks)
        )
        for step in report.steps
    ]
    report = dataclasses.replace(report, seconds=0.0, steps=tuple(steps))
    return dataclasses.replace(outcome, seconds=0.0, cpu_seconds=0.0, report=report)


def test_outcomes_are_those_of_this_machine(shared, tiny, setting):
    shared.staff(2)
    texts = ("", "def double(x):\n    return x + x\n", "def double(x):\n    return x\n", "1 / 0")
    jobs = [Job(f"s{n}", f"s{n}", tiny.submission(one=t)) for n, t in enumerate(texts)]
    with ClusterCrew(shared.address, setting) as crew:
        found = {outcome.student: outcome for outcome in crew.outcomes(jobs)}
    try:
        expected = {job.student: grade_job(setting, job) for job in jobs}
    finally:
        close_all()
    assert len({outcome.report.score for outcome in expected.values()}) > 1
    assert {s: without_times(o) for s, o in expected.items()} == {
        s: without_times(o) for s, o in found.items()
    }


def test_a_worker_killed_midway_loses_nothing(shared, setting, tmp_path):
    shared.staff(2)
    before = len(shared.workers)
    jobs = [job(n, tmp_path / "killed") for n in range(20)]
    with ClusterCrew(shared.address, setting, works.kill_once) as crew:
        found = endings(crew.outcomes(jobs))
    assert sorted((str(n), "graded") for n in range(20)) == found
    assert before - 1 == len(shared.workers)


def test_what_kills_its_workers_is_broken_and_costs_no_other(shared, setting):
    shared.staff(3)
    jobs = [job("mallory" if n == 3 else n) for n in range(12)]
    with ClusterCrew(shared.address, setting, works.kill_always) as crew:
        found = endings(crew.outcomes(jobs))
    graded = sorted((str(n), "graded") for n in range(12) if n != 3)
    assert [*graded, ("mallory", "broken")] == found


def test_jobs_are_drawn_no_faster_than_they_are_done(shared, setting):
    shared.staff(1)
    drawn = []

    def jobs():
        for n in range(100):
            drawn.append(n)
            yield job(n)

    with ClusterCrew(shared.address, setting, works.echo) as crew:
        for done, _ in enumerate(crew.outcomes(jobs()), 1):
            assert len(drawn) - done < AHEAD * len(shared.workers)
    assert len(drawn) == 100


def test_a_worker_that_joins_takes_part(own, setting):
    own.worker()
    found, numbers = set(), itertools.count()
    jobs = itertools.takewhile(lambda _: len(found) < 2, map(job, numbers))
    with ClusterCrew(own.address, setting, works.echo) as crew:
        for each in crew.outcomes(jobs):
            if not found:
                own.worker()
            found.add(int(each.says))
    assert {worker.pid for worker in own.workers} == found


def test_a_scheduler_that_is_gone_is_told(own, setting):
    def jobs():
        yield from map(job, range(1))
        own.scheduler.kill()
        own.scheduler.wait(SECONDS)
        yield from map(job, range(1, 9))

    own.worker()
    with ClusterCrew(own.address, setting, works.echo) as crew:
        crew._threads = 1
        with pytest.raises(UsageProblem, match=r"lost\. What was graded until then is kept"):
            list(crew.outcomes(jobs()))


def test_no_worker_at_all_is_told(own, setting):
    with pytest.raises(UsageProblem, match=r"no worker for 0 seconds\. `dask worker tcp"):
        ClusterCrew(own.address, setting, works.echo, patience_s=0.0).__enter__()


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("tcp://127.0.0.1:9", "Timed out"),
        ("carrier://pigeon:1", "unknown address scheme"),
        ("tls://127.0.0.1:9", "TLS"),
        ("", "missing port"),
    ],
)
def test_an_address_without_a_scheduler_is_told(setting, address, says, monkeypatch):
    monkeypatch.setattr(cluster, "CONNECT_S", 0.2)
    with pytest.raises(UsageProblem, match=f"Cannot reach a Dask scheduler at '{address}': {says}"):
        ClusterCrew(address, setting).__enter__()


def test_a_worker_of_another_course_does_not_grade(shared, tiny, setting):
    shared.staff(1)
    with ClusterCrew(shared.address, setting, works.echo) as crew:
        assert len(list(crew.outcomes([job(1)]))) == 1
    tiny.edit(tiny.hidden, "2.0", "3.0")  # the worker has read it before
    with pytest.raises(UsageProblem, match=r"\n  tcp://\S+: its kit or course is another one \("):
        ClusterCrew(shared.address, setting, works.echo).__enter__()


def test_a_worker_that_cannot_grade_is_told(shared, setting):
    shared.staff(1)
    says = pytest.raises(UsageProblem, match="A worker cannot grade: ImportError: no module")
    with ClusterCrew(shared.address, setting, works.unfit) as crew, says:
        list(crew.outcomes(map(job, range(9))))


def test_ctrl_c_goes_on_and_leaves_no_work(shared, setting):
    shared.staff(1)
    with ClusterCrew(shared.address, setting, works.interrupt) as crew:
        with pytest.raises(KeyboardInterrupt):
            list(crew.outcomes(job(n, os.getpid()) for n in range(1000)))
        crew._client.run_on_scheduler(works.all_forgotten)


@pytest.mark.parametrize("way", [pytest.param("SIGTERM", marks=pytest.mark.slow), "SIGKILL"])
def test_no_process_outlives_a_worker(own, tiny, setting, way):
    worker = own.worker()
    with ClusterCrew(own.address, setting) as crew:
        for _ in crew.outcomes([Job("s", "s", tiny.submission())]):
            started = psutil.Process(worker.pid).children(recursive=True)
            worker.send_signal(signal.Signals[way])
    worker.wait(SECONDS)
    _, alive = psutil.wait_procs(started, SECONDS)
    assert started
    assert alive == []


def test_a_job_that_hangs_ends_its_process():
    script = (
        "import threading\nfrom grader.teach.cluster import _do\n"
        "_do(lambda: None, lambda job: threading.Event().wait(), 0.1, None)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=SECONDS
    )
    assert ran.returncode == 1
    assert "Timeout" in ran.stderr


def test_no_job_is_done_by_another_course():
    def check():
        raise GraderFault("another one")

    with pytest.raises(GraderFault, match="another one"):
        cluster._do(check, pytest.fail, SECONDS, None)


def test_a_kit_without_dask_says_how_to_get_it():
    script = (
        "import sys\nsys.modules['distributed'] = None\n"
        "from grader.model import UsageProblem\n"
        "try:\n    import grader.teach.cluster\nexcept UsageProblem as problem:\n    print(problem)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, timeout=SECONDS
    )
    assert "pip install 'neural-network-kit[cluster]'" in ran.stdout, ran.stderr


@pytest.mark.slow
def test_with_nannies_and_as_many_failures_as_dask_allows_it_is_the_same(own, setting):
    own.worker("--nanny", "--nworkers", "2")
    jobs = [job("mallory" if n == 3 else n) for n in range(30)]
    with ClusterCrew(own.address, setting, works.kill_always) as crew:
        found = endings(crew.outcomes(jobs))
    graded = sorted((str(n), "graded") for n in range(30) if n != 3)
    assert [*graded, ("mallory", "broken")] == found


@pytest.mark.slow
def test_a_worker_of_another_kit_that_joins_is_named(own, setting, tmp_path):
    shutil.copytree(ROOT / "grader", tmp_path / "kit" / "grader")
    (tmp_path / "kit" / "tests").symlink_to(ROOT / "tests")
    with (tmp_path / "kit" / "grader" / "printable.py").open("a") as file:
        file.write("# another kit\n")
    own.worker()
    jobs = map(job, itertools.count())
    says = pytest.raises(UsageProblem, match=r"\n  tcp://\S+: its kit or course is another one")
    with ClusterCrew(own.address, setting, works.echo) as crew, says:
        for n, each in enumerate(crew.outcomes(jobs)):
            assert int(each.says) == own.started[0].pid
            if n == 0:
                own.worker(path=tmp_path / "kit")


@pytest.mark.slow
def test_the_commands_of_the_readme_grade_a_class_though_a_worker_is_killed(own, tiny, tmp_path):
    for n in range(20):
        (tiny.work / f"s{n}").mkdir()
        (tiny.work / f"s{n}" / "two_triple.py").write_text(f"def triple(x): return {n} * x\n")
    own.worker("--nanny", "--nworkers", "2")
    book = tmp_path / "book.sqlite"
    options = ("--course", tiny.root, "--book", book, "--cluster", own.address)
    running = subprocess.Popen(
        [*GRADE, "class", tiny.work, *options],
        cwd=tmp_path, env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    with running:
        told = [next(line for line in running.stdout if not line.startswith("0/"))]
        children = psutil.Process(own.started[0].pid).children()
        next(child for child in children if "spawn_main" in " ".join(child.cmdline())).kill()
        told += running.stdout
    assert running.returncode == 0, told
    assert "Graded 20 of 20" in "".join(told)
    assert "distributed" not in "".join(told)
    with Gradebook(book) as opened:
        scores = [entry.outcome.report.score for entry in opened.entries(opened.editions()[0])]
    assert sorted(scores) == [0.0] * 19 + [1.0]
