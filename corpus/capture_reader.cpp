// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/capture_reader.hpp"

#include "corpus/files/byte_source.hpp"
#include "corpus/files/encoding.hpp"
#include "corpus/files/line_reader.hpp"
#include "corpus/formats/format.hpp"
#include "schema/failure.hpp"

#include <algorithm>
#include <chrono>
#include <system_error>
#include <utility>

namespace onrecord::corpus {
namespace {

schema::Instant file_time(const std::filesystem::path& file) {
    std::error_code error;
    const auto written = std::filesystem::last_write_time(file, error);
    if (error) return {};
    const auto since = std::chrono::file_clock::to_sys(written).time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(since).count()};
}

void require_file(const std::filesystem::path& file) {
    std::error_code error;
    if (!std::filesystem::is_directory(file, error)) return;
    throw schema::Failure{
        schema::ExitStatus::NoInput,
        "'" + file.string() + "' is a folder. Name the files in it that are Captures."};
}

std::string lower_case(std::string name) {
    std::transform(name.begin(), name.end(), name.begin(), [](char letter) {
        return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    });
    return name;
}

std::string accepted_formats() {
    std::string list = "Accepted are ";
    for (const formats::Format* format : formats::formats()) {
        list += std::string{format->looks_like()} + "; ";
    }
    return list + "each also packed with gzip or zstd.";
}

/// Lets `lines` give UTF-8, whatever the Capture stands in, and says where that was not certain.
void settle_encoding(files::LineReader& lines, formats::Intake& intake) {
    const files::Encoding encoding =
        files::find_encoding(lines.head(formats::head_bytes), intake.hints().charset);
    if (encoding.basis == files::EncodingBasis::Guessed) {
        intake.warn("The file is not UTF-8" +
                    (encoding.overruled.empty()
                         ? std::string{" and declares no encoding"}
                         : ", and what it declares ('" + encoding.overruled + "') is not so") +
                    "; it was read as " + encoding.name +
                    ", by its bytes alone. If names or quotation marks look wrong, convert it with "
                    "iconv and import it again.");
    } else if (!encoding.overruled.empty()) {
        intake.warn("The file declares the encoding '" + encoding.overruled +
                    "', but its bytes are UTF-8 and were read so.");
    }
    if (!encoding.is_utf8()) lines.decode_from(encoding);
}

void report_replaced(const files::LineReader& lines, formats::Intake& intake) {
    if (lines.decoder() == nullptr || lines.decoder()->replaced() == 0) return;
    intake.complain(std::to_string(lines.decoder()->replaced()) +
                        " places stand for no character in the file's encoding, the first here; "
                        "they were kept as U+FFFD. Save the page again, or convert it with iconv.",
                    {lines.decoder()->first_replaced_line(), {}});
}

void read_with_format(files::LineReader& lines, formats::Intake& intake, CaptureReport& report) {
    settle_encoding(lines, intake);
    const std::string_view bytes = lines.head(formats::head_bytes);
    if (bytes.empty()) {
        ++report.rejected;
        return intake.complain("The file is empty. " + accepted_formats());
    }
    const std::string name = lower_case(intake.file_name());
    const formats::Format* format = formats::find_format({bytes, name});
    if (format == nullptr) {
        ++report.rejected;
        return intake.complain("No format fits the file. " + accepted_formats());
    }
    report.format = format->name();
    format->read(lines, intake);
    intake.finish();
    report_replaced(lines, intake);
}

}  // namespace

CaptureReport read_capture(const std::filesystem::path& file,
                           const CaptureHints& hints,
                           const EntrySink& sink,
                           const ReadProgress& progress) {
    require_file(file);
    CaptureReport report;
    report.file = file;
    report.seen = hints.seen ? *hints.seen : file_time(file);
    report.seen_basis = hints.seen ? hints.seen_basis : SeenBasis::FileTime;
    files::ByteSource source{file};
    files::LineReader lines{source, hints.limits.record_bytes};
    constexpr std::uint64_t entries_a_call = 1024;
    std::uint64_t passed = 0;
    const EntrySink telling_sink = [&](schema::Entry&& entry, schema::Instant seen) {
        if (progress && ++passed % entries_a_call == 0) progress(source.bytes_read());
        report.account.add(entry);
        sink(std::move(entry), seen);
    };
    formats::Intake intake{hints, telling_sink, report};
    read_with_format(lines, intake, report);
    if (source.damage()) intake.complain(*source.damage());
    report.sha256 = source.sha256();
    return report;
}

}  // namespace onrecord::corpus
