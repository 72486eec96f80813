// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/containers/har.hpp"

#include "corpus/containers/headers.hpp"
#include "corpus/containers/mhtml.hpp"
#include "corpus/formats/api/json_path.hpp"

#include <new>
#include <utility>

namespace onrecord::corpus::containers {
namespace {

using formats::api::Element;
using formats::api::text_at;

Record make_record(const Element& entry) {
    Record record;
    record.url = text_at(entry, "request.url");
    const std::string type = text_at(entry, "response.content.mimeType");
    record.media_type = media_type(type);
    record.bytes = text_at(entry, "response.content.text");
    if (text_at(entry, "response.content.encoding") == "base64") {
        record.bytes = decode_base64(record.bytes);
        record.charset = parameter(type, "charset");
    }
    if (const auto time = schema::parse_time(text_at(entry, "startedDateTime"))) {
        record.seen = time->at;
        record.seen_basis = SeenBasis::HttpHeader;
    }
    return record;
}

}  // namespace

bool is_har(std::string_view head) {
    const std::size_t begin = head.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    if (begin == std::string_view::npos || head[begin] != '{') return false;
    const std::size_t log = head.find("\"log\"");
    return log != std::string_view::npos && log - begin < 64 &&
           head.find("\"creator\"", log) != std::string_view::npos;
}

void read_har(files::LineReader& capture, formats::Intake& intake, const RecordSink& sink) {
    auto whole = capture.rest(intake.limits().page_bytes);
    if (!whole) {
        return intake.reject("The HAR file is longer than " +
                                 std::to_string(intake.limits().page_bytes) +
                                 " bytes. Save it with documents alone, without pictures.",
                             {});
    }
    simdjson::dom::parser parser;
    const auto depth = static_cast<std::size_t>(intake.limits().nesting_depth);
    if (parser.allocate(whole->size() + 1, depth) != simdjson::SUCCESS) throw std::bad_alloc{};
    whole->reserve(whole->size() + simdjson::SIMDJSON_PADDING);  // Else it would copy all of it.
    Element document;
    const auto error = parser.parse(whole->data(), whole->size(), false).get(document);
    if (error != simdjson::SUCCESS) {
        return intake.reject(
            "The HAR file is not whole JSON (" + std::string{simdjson::error_message(error)} + ").",
            {});
    }
    formats::api::for_each_at(document, "log.entries[]", [&](const Element& entry) {
        if (text_at(entry, "response.status") != "200") return;
        Record record = make_record(entry);
        if (!record.bytes.empty()) sink(std::move(record));
    });
}

}  // namespace onrecord::corpus::containers
