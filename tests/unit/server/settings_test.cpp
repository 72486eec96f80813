// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/settings.hpp"

#include "schema/failure.hpp"
#include "tests/support/scratch_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace onrecord::server {
namespace {

using testing::ElementsAre;

ServerOptions options_of(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"--index", "index"});
    return server_options(schema::read_settings(server_program, arguments).settings);
}

schema::ExitStatus refusal_of(const std::string& name, const std::string& value) {
    try {
        (void)options_of({name, value});
    } catch (const schema::Failure& failure) {
        return failure.status();
    }
    return schema::ExitStatus::Done;
}

struct Row {
    std::string name;
    std::string value;
};

TEST(ServerSettings, RefuseWhatCouldNeverMatch) {
    const Row rows[] = {
        {"--proxies", "gateway"},
        {"--proxies", "127.0.0.0/8"},
        {"--proxies", "127.0.0.1,gateway"},
        {"--proxies", ","},
        {"--origins", "news.example"},
        {"--origins", "https://"},
        {"--origins", "https://news.example/page"},
        {"--hosts", " , "},
    };
    for (const auto& [name, value] : rows) {
        SCOPED_TRACE(name + " " + value);
        EXPECT_EQ(refusal_of(name, value), schema::ExitStatus::Usage);
    }
}

TEST(ServerSettings, ReadAddressesInTheirOneForm) {
    EXPECT_THAT(options_of({"--proxies", "::ffff:10.0.0.1, 2001:DB8:0::1"}).proxies,
                ElementsAre("10.0.0.1", "2001:db8::1"));
    EXPECT_THAT(options_of({"--origins", "https://news.example:8443,*"}).origins,
                ElementsAre("https://news.example:8443", "*"));
    EXPECT_TRUE(options_of({"--hosts", ""}).hosts.empty());
}

TEST(ServerSettings, WantAnArchiveWhereOneIsNamed) {
    const tests::ScratchFolder folder;
    EXPECT_EQ(refusal_of("--archive", folder.path().string()), schema::ExitStatus::NoInput);
    EXPECT_EQ(refusal_of("--archive", (folder.path() / "none").string()),
              schema::ExitStatus::NoInput);
    std::filesystem::create_directory(folder.path() / "segments");
    EXPECT_EQ(options_of({"--archive", folder.path().string()}).archive, folder.path());
}

}  // namespace
}  // namespace onrecord::server
