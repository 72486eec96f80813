// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/archive/block_header.hpp"
#include "corpus/archive/committed.hpp"
#include "corpus/archive/revision_line.hpp"
#include "corpus/archive/settling.hpp"
#include "tests/fuzz/capture_fuzzer.hpp"
#include "tests/fuzz/fuzzer.hpp"

namespace {

using namespace onrecord::corpus;

ArchivedRevision invented() {
    ArchivedRevision revision;
    revision.entry.id = std::string(32, 'a');
    revision.entry.outlet = "Post";
    revision.entry.liveblog = "post/live";
    revision.entry.text = "\"We stay,\" said Jo.";
    revision.entry.published = {
        {1709622900000}, onrecord::schema::Precision::Second, onrecord::schema::TimeTrust::A};
    revision.entry.typed_quotes = {{{1, 8}, "Jo"}};
    revision.entry.boilerplate = {{onrecord::schema::BoilerplateKind::Link, "Read more", 3}};
    return revision;
}

/// A segment of one block and its end.
std::string segment() {
    const onrecord::tests::ScratchFolder scratch;
    archive::ChainWriter writer{scratch.path(), {}};
    std::string line;
    archive::write_revision(line, invented());
    writer.add_revision(line);
    line.clear();
    archive::write_capture_end(line, {"c", "k", "f", "json-lines", {}, {}});
    writer.add_capture_end(line);
    writer.commit();
    std::ifstream in{archive::segment_file(scratch.path(), 1), std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

}  // namespace

std::vector<std::string> onrecord::fuzz::seeds() {
    std::string revision;
    archive::write_revision(revision, invented());
    std::string end;
    archive::write_capture_end(end, {"c", "k", "f", "json-lines", {}, {}});
    const std::string sha256(64, 'a');
    std::string stands;
    archive::write_found_kept(stands, {{{sha256, 77}}, true});
    std::string lost;
    archive::write_lost_kept(lost, {{sha256}, 3, {}});
    std::string correction;
    archive::write_recorded_correction(correction, {R"({"entry":"a"})"});
    return {revision, end, stands, lost, correction, archive::write_block_header({}), segment()};
}

/// As a line, as a block's header, as the file COMMITTED and as a whole segment. A line that is
/// read must be what writing it again and reading that gives.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    static const onrecord::tests::ScratchFolder scratch;
    archive::read_block_header(bytes);
    archive::read_committed(scratch.write("COMMITTED", bytes));
    std::filesystem::create_directories(scratch.path() / "segments");
    scratch.write("segments/000001.jsonl.zst", bytes);
    archive::settle(scratch.path(), archive::LookBehind::Everything);
    archive::find_loose_blocks(scratch.path() / "segments", 1, 0, [](archive::LooseBlock&&) {});
    archive::LineParser parser;
    const auto line = parser.parse(bytes);
    if (!line || !std::holds_alternative<ArchivedRevision>(*line)) return 0;
    std::string again;
    archive::write_revision(again, std::get<ArchivedRevision>(*line));
    const auto read = parser.parse(again);
    onrecord::fuzz::require(read && std::get<ArchivedRevision>(*read).entry ==
                                        std::get<ArchivedRevision>(*line).entry);
    return 0;
}
