// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/containers/http_message.hpp"

#include "corpus/containers/headers.hpp"
#include "corpus/files/byte_source.hpp"
#include "corpus/files/line_reader.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace onrecord::corpus::containers {
namespace {

int parse_status(std::string_view line) {
    const std::size_t blank = line.find(' ');
    if (!line.starts_with("HTTP/") || blank == std::string_view::npos) return 0;
    int status = 0;
    std::from_chars(line.data() + blank + 1, line.data() + line.size(), status);
    return status;
}

/// The length that a chunk's first line says; nothing when it says none.
std::optional<std::uint64_t> chunk_length(std::string_view line) {
    std::uint64_t length = 0;
    const auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), length, 16);
    if (error != std::errc{} || end == line.data()) return std::nullopt;
    return length;
}

/// Crawlers that unpack chunks leave the header as it was: a body without chunks is taken whole.
std::string join_chunks(std::string_view body) {
    std::string joined;
    std::string_view left = body;
    while (!left.empty()) {
        const std::size_t feed = left.find('\n');
        const auto length = chunk_length(left.substr(0, feed));
        if (!length || feed == std::string_view::npos) break;
        left.remove_prefix(feed + 1);
        if (*length == 0) return joined;
        const std::string_view chunk = left.substr(0, *length);
        joined += chunk;
        left.remove_prefix(chunk.size());
        left.remove_prefix(std::min(left.find_first_not_of("\r\n"), left.size()));
    }
    return joined.empty() ? std::string{body} : joined;
}

/// Fills `into`, or gives why it could not.
std::optional<schema::Problem> unpack(std::string_view body,
                                      std::uint64_t limit_bytes,
                                      std::string& into) {
    files::ByteSource source = files::ByteSource::of_memory(body);
    files::LineReader reader{source, limit_bytes};
    auto all = reader.rest(limit_bytes);
    if (!all) return schema::Problem{"The page unpacks to too many bytes.", {}, {}};
    if (source.damage()) return schema::Problem{*source.damage(), {}, {}};
    into = *std::move(all);
    return std::nullopt;
}

/// The encodings that ByteSource recognises by their first bytes; a body that has none of them was
/// unpacked by the crawler.
bool is_read(std::string_view encoding) {
    constexpr std::string_view read[] = {"", "identity", "gzip", "x-gzip", "zstd"};
    return std::find(std::begin(read), std::end(read), encoding) != std::end(read);
}

}  // namespace

schema::Result<HttpResponse> read_http_response(std::string_view message,
                                                std::uint64_t limit_bytes) {
    HttpResponse response;
    const std::string_view first = message.substr(0, message.find('\n'));
    response.status = parse_status(first);
    if (response.status == 0) {
        return schema::Problem{"The record holds no HTTP response.", {}, {}};
    }
    message.remove_prefix(std::min(first.size() + 1, message.size()));
    const Headers headers = take_headers(message);
    response.media_type = media_type(headers.find("Content-Type"));
    response.charset = parameter(headers.find("Content-Type"), "charset");
    if (response.status != 200) return response;
    const std::string encoding = lower_case(headers.find("Content-Encoding"));
    if (!is_read(encoding)) {
        return schema::Problem{"The page is packed as '" + encoding +
                                   "', which is not read. Save it with a crawler that asks for "
                                   "gzip.",
                               {},
                               {}};
    }
    const bool is_chunked = lower_case(headers.find("Transfer-Encoding")).ends_with("chunked");
    const std::string joined = is_chunked ? join_chunks(message) : std::string{};
    const std::string_view body = is_chunked ? std::string_view{joined} : message;
    if (auto problem = unpack(body, limit_bytes, response.body)) return *std::move(problem);
    return response;
}

void hand_on_response(Record&& record,
                      std::string_view message,
                      const formats::Place& place,
                      formats::Intake& intake,
                      const RecordSink& sink) {
    auto read = read_http_response(message, intake.limits().page_bytes);
    if (!read) return intake.reject(record.url + ": " + read.error().reason, place);
    if (!read->is_page()) return;
    record.bytes = std::move(read->body);
    record.media_type = std::move(read->media_type);
    record.charset = std::move(read->charset);
    sink(std::move(record));
}

}  // namespace onrecord::corpus::containers
