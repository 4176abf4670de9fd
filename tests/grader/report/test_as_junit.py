"""JUnit XML, by a reader of it and by the rules of the schema that Jenkins has."""

import re
import xml.etree.ElementTree as ET

import junitparser
import pytest
import xmlschema

from grader.report.as_junit import refusal, to_junit
from tests.grader.report.samples import ALL_RIGHT, REPORT, random_report
from tests.grader.report.test_workflow import obeyed

OUTCOME = """<xs:complexType mixed="true">
    <xs:attribute name="type" type="xs:string"/><xs:attribute name="message" type="xs:string"/>
</xs:complexType>"""
COUNTS = "".join(
    f'<xs:attribute name="{name}" type="xs:nonNegativeInteger" use="required"/>'
    for name in ("tests", "failures", "errors")
)
TIME = '<xs:attribute name="time" type="xs:decimal"/>'
SCHEMA = xmlschema.XMLSchema(f"""<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
<xs:element name="testsuites"><xs:complexType>
  <xs:sequence><xs:element ref="testsuite" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
  <xs:attribute name="name" type="xs:string"/>{COUNTS}{TIME}
</xs:complexType></xs:element>
<xs:element name="testsuite"><xs:complexType><xs:sequence>
    <xs:element name="properties" minOccurs="0"><xs:complexType><xs:sequence>
      <xs:element name="property" maxOccurs="unbounded"><xs:complexType>
        <xs:attribute name="name" type="xs:string" use="required"/>
        <xs:attribute name="value" type="xs:decimal" use="required"/>
      </xs:complexType></xs:element>
    </xs:sequence></xs:complexType></xs:element>
    <xs:element name="testcase" maxOccurs="unbounded"><xs:complexType>
      <xs:choice minOccurs="0"><xs:element name="failure">{OUTCOME}</xs:element>
        <xs:element name="error">{OUTCOME}</xs:element>
        <xs:element name="skipped">{OUTCOME}</xs:element></xs:choice>
      <xs:attribute name="classname" type="xs:string"/>
      <xs:attribute name="name" type="xs:string" use="required"/>{TIME}
    </xs:complexType></xs:element>
    <xs:element name="system-out" type="xs:string" minOccurs="0"/>
  </xs:sequence>
  <xs:attribute name="name" type="xs:string" use="required"/>{COUNTS}{TIME}
  <xs:attribute name="skipped" type="xs:nonNegativeInteger"/>
</xs:complexType></xs:element>
</xs:schema>""")
"""What the kit may write: less than Jenkins' junit-10.xsd allows, and nothing that it does not."""

ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def read(text):
    SCHEMA.validate(text)
    assert not ILLEGAL.search(text)
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ')
    return junitparser.JUnitXml.fromstring(text.encode())


@pytest.mark.parametrize("report", [REPORT, ALL_RIGHT, *map(random_report, range(50))])
def test_document_is_of_the_schema_and_its_counts_are_those_of_its_cases(report):
    found = read(to_junit(report))
    stated = (found.tests, found.failures, found.errors)
    for suite in found:
        counted = (suite.tests, suite.failures, suite.errors, suite.skipped)
        suite.update_statistics()
        assert counted == (suite.tests, suite.failures, suite.errors, suite.skipped)
    found.update_statistics()
    assert stated == (found.tests, found.failures, found.errors)


def test_every_status_has_its_element_and_its_cause():
    suites = {suite.name: suite for suite in read(to_junit(REPORT))}
    results = {case.name: case.result for case in suites["step5"]}
    assert results["a holds"] == []
    kinds = {name: (type(r[0]).__name__, r[0].type) for name, r in results.items() if r}
    assert kinds == {
        "b holds": ("Failure", "wrong_value"),
        "c holds": ("Failure", "wrong_value"),
        "d holds": ("Error", "crashed"),
        "e holds": ("Error", "timed_out"),
        "f holds": ("Skipped", "not_reached"),
    }
    failure = results["b holds"][0]
    assert failure.message == "The mean is missing."
    assert "<script>alert(1)</script>" in failure.text
    assert "]]>" in failure.text


def test_points_are_properties_that_sum_to_the_steps():
    suites = {suite.name: suite for suite in read(to_junit(REPORT))}
    found = {item.name: float(item.value) for item in suites["step5"].properties()}
    assert (found["score"], found["max_score"]) == (2, 5)
    assert (found["step.b.score"], found["step.b.max_score"]) == (0, 1.5)
    for key in ("score", "max_score"):
        assert sum(v for name, v in found.items() if name.endswith(f".{key}")) == found[key]
    bonus = {item.name: item.value for item in suites["extra"].properties()}
    assert (bonus["score"], bonus["max_score"]) == ("1.25", "0")


def test_log_of_a_runner_that_prints_it_obeys_nothing():
    text = to_junit(REPORT)
    assert obeyed(text) == []
    assert "::error file=x::all pass" in "".join(ET.fromstring(text).itertext())


def test_refusal_is_one_error():
    (suite,) = read(refusal("The grader itself failed.\n::error::x"))
    (case,) = suite
    assert isinstance(case.result[0], junitparser.Error)
    assert case.result[0].message == "The grader itself failed.\\n::error::x"
