"""`%load_ext grader` in a real kernel, as front ends drive it."""

import json
import os
import re
from pathlib import Path

import nbformat
import pytest
from jupyter_client.manager import start_new_kernel
from nbclient import NotebookClient

from grader.learn.notebooks.writing import course_notebook

ROOT = Path(__file__).resolve().parents[4]
SECONDS = 60


class Kernel:
    """A kernel, and what came of the cells that were run in it."""

    def __init__(self, manager, client):
        self.manager, self.client = manager, client

    def send(self, code, cell=None):
        """Have a cell run; with its id, as JupyterLab sends it."""
        content = {"code": code, "silent": False, "store_history": True, "allow_stdin": False}
        metadata = {"cellId": cell} if cell else {}
        message = self.client.session.msg("execute_request", content, metadata=metadata)
        self.client.shell_channel.send(message)
        return message["header"]["msg_id"]

    def messages(self, sent):
        """Yield what the kernel says of a cell, until it is done."""
        while True:
            message = self.client.get_iopub_msg(timeout=SECONDS)
            if message["parent_header"].get("msg_id") == sent:
                yield message
                content = message["content"]
                if message["msg_type"] == "status" and content["execution_state"] == "idle":
                    return

    def run(self, code, cell=None):
        """Run a cell; return all that it shows, by kind, as one text each."""
        shown = {}
        for message in self.messages(self.send(code, cell)):
            content = message["content"]
            data = content.get("data", {})
            if message["msg_type"] == "stream":
                data = {"stream": content["text"]}
            elif message["msg_type"] == "error":
                data = {"error": content["ename"]}
            for kind, text in data.items():
                shown[kind] = shown.get(kind, "") + text
        return shown


@pytest.fixture(scope="module")
def running(tmp_path_factory):
    """One kernel for all tests here: to start one takes as long as they take together."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    folder = tmp_path_factory.mktemp("kernel")
    manager, client = start_new_kernel(kernel_name="python3", env=environment, cwd=str(folder))
    kernel = Kernel(manager, client)
    kernel.run("%load_ext grader")
    yield kernel
    client.stop_channels()
    manager.shutdown_kernel(now=True)


@pytest.fixture
def kernel(running):
    """The kernel as if nothing had been run in it yet."""
    running.run("%reset -f")
    running.run("from grader.learn.notebooks import extension")
    running.run("extension._loaded[0]._recorder._ran.clear()")  # a fresh one would start cold
    running.run("import numpy as np")
    return running


WRONG = "def relu(z):\n    return np.minimum(z, 0)"
RIGHT = "def relu(z):\n    return np.maximum(z, 0)"


@pytest.fixture
def step2(kernel, right):
    """Have the functions of step 2 there, all of them right."""
    names = ("relu", "relu_derivative", "sigmoid", "sigmoid_derivative")
    kernel.run("\n\n".join(right[f"step2-{name}"] for name in names), "step2")
    return kernel


def test_wrong_is_told_in_html_and_mended_in_a_later_cell_passes(step2):
    step2.run(WRONG, "relu")
    shown = step2.run("%grade step2")
    assert "the larger of 0 and z is" in shown["text/plain"]
    assert "the larger of 0 and z is" in re.sub(r"\s+", " ", shown["text/html"])
    assert re.search(r"cell \[\d+\], line 1", shown["text/plain"])
    step2.run(RIGHT, "below")
    assert "15 of 15 points" in step2.run("%grade step2")["text/plain"]


def test_cell_that_is_run_again_replaces_its_earlier_run(step2):
    step2.run(RIGHT, "below")
    step2.run(WRONG, "relu")
    step2.run("def relu_derivative(z):\n    return z", "relu")  # the cell was written anew
    shown = step2.run("%grade step2")["text/plain"]
    assert "✗ relu " not in shown
    assert "relu_derivative(z)" in shown


@pytest.mark.slow
def test_cell_that_raised_counts_up_to_there(step2):
    step2.run(f"{WRONG}\n1 / 0\n{RIGHT}")
    assert "11 of 15 points" in step2.run("%grade step2")["text/plain"]
    step2.run(f"%%time\n{RIGHT}\n1 / 0\n{WRONG}")
    assert "15 of 15 points" in step2.run("%grade step2")["text/plain"]
    assert step2.run(f"{WRONG}\nreturn")["error"] == "SyntaxError"
    assert "15 of 15 points" in step2.run("%grade step2")["text/plain"]


@pytest.mark.slow
def test_cell_that_runs_still_counts_up_to_the_magic(step2):
    assert "15 of 15 points" in step2.run(f"{RIGHT}\n%grade step2\n{WRONG}")["text/plain"]
    assert "11 of 15 points" in step2.run("%grade step2")["text/plain"]


@pytest.mark.slow
def test_state_of_the_kernel_is_no_affair_of_the_judge(step2):
    step2.run("np.maximum = np.random.seed = None\nimport warnings\nwarnings.simplefilter('error')")
    step2.run("import os, sys\nos.environ['PYTHONWARNINGS'] = 'error'\nsys.path.insert(0, 'x')")
    assert "15 of 15 points" in step2.run("%grade step2")["text/plain"]


def test_work_at_the_top_is_not_done_again(step2):
    here = "__name__ == '__main__'"  # in the kernel; where it is graded, these go on for ever
    step2.run(f"history = list(iter(lambda: {here}, True))\nwhile not ({here}): pass")
    shown = step2.run("%grade step2")["text/plain"]
    assert "15 of 15 points" in shown
    assert "Outside of functions" not in shown


@pytest.mark.slow
def test_function_that_no_cell_made_is_told(kernel):
    kernel.run("exec('def relu(z): return z')")
    assert (
        "`relu`: in your notebook, but not made by a cell"
        in kernel.run("%grade step2")["text/plain"]
    )


@pytest.mark.slow
def test_picture_hint_and_words_that_mean_nothing(step2):
    assert step2.run("%plot activations")["image/png"].startswith("iVBORw0KGgo")
    assert "image/png" in step2.run("%grade step2")  # below the report
    assert "image/png" not in step2.run("%grade step1 step2")
    assert "boundary" in step2.run("%grade plot")["text/plain"]
    assert "step2 passes" in step2.run("%grade hint step2")["text/plain"]
    assert "hint 1 of 3, about step1" in step2.run("%hint step1")["text/plain"]
    assert "Did you mean step2?" in step2.run("%grade stpe2")["text/plain"]
    assert "This needs your `forward`" in step2.run("%plot gradcheck")["text/plain"]


def test_given_module_is_found_beside_nothing(kernel):
    assert kernel.run("from datasets import load_digits; len(load_digits())")["text/plain"] == "4"


@pytest.mark.slow
def test_interrupt_stops_the_grading_and_the_next_one_works(step2):
    step2.run("def sigmoid(z):\n    while True: pass", "sigmoid")
    sent = step2.send("print('now')\n%grade step2")
    said = []
    for message in step2.messages(sent):
        if message["msg_type"] == "stream":
            step2.manager.interrupt_kernel()
        if message["msg_type"] == "error":
            said.append(message["content"]["ename"])
    assert said in (["Stopped"], ["KeyboardInterrupt"])  # the latter before the magic began
    step2.run("def sigmoid(z):\n    return 1 / (1 + np.exp(-z))", "sigmoid")
    assert "15 of 15 points" in step2.run("%grade step2")["text/plain"]


@pytest.mark.slow
def test_written_notebook_runs_from_top_to_bottom(course, filled_in, tmp_path):
    notebook = nbformat.reads(filled_in(course_notebook(course)), as_version=4)
    bonus = tuple(step.id for step in course.steps if step.bonus)
    notebook.cells = [cell for cell in notebook.cells if not cell.id.startswith(bonus)]
    client = NotebookClient(
        notebook, timeout=SECONDS, resources={"metadata": {"path": str(tmp_path)}}
    )
    client.execute(env=os.environ | {"PYTHONPATH": str(ROOT)})
    outputs = {cell.id: cell.get("outputs", []) for cell in notebook.cells}
    assert "100 of 100 points" in json.dumps(outputs["grade"])
    for name in ("step2-plot-activations", "step6-plot-boundary", "step6-demo"):
        assert any("image/png" in output.get("data", {}) for output in outputs[name])
